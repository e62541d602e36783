using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.CodeErrors;

public static class CouponEndpoints
{
    private static readonly HashSet<string> Codes = ["SPRING", "SUMMER"];

    public static void MapCoupons(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/coupon", (HttpContext context) =>
        {
            var code = context.Request.Query["code"].ToString();
            if (Codes.TryGetValue(code, out var known))
            {
                Console.WriteLine("coupon {0} used", known);
                return Results.Ok();
            }
            Console.Error.WriteLine("coupon of {0} characters refused", code.Length);
            return Results.NotFound();
        });
    }
}
