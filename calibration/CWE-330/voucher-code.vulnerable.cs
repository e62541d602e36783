using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Vouchers;

public static class VoucherEndpoints
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static void MapVouchers(this IEndpointRouteBuilder routes, Action<string, decimal> store)
    {
        routes.MapPost("/vouchers", (decimal value) =>
        {
            if (value is <= 0m or > 200m)
            {
                return Results.BadRequest();
            }
            var code = new string(Random.Shared.GetItems<char>(Alphabet, 16));
            store(code, value);
            return Results.Ok(new { code, value });
        }).RequireAuthorization();
    }
}
