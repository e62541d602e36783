using System;
using System.Net.Http;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Payments.Problems;

public sealed record Payment(int Order, decimal Amount);

public static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/payments", async (Payment payment, HttpClient bank, ILogger<Payment> logger) =>
        {
            try
            {
                using var answer = await bank.PostAsJsonAsync("https://bank.example/pay", payment);
                answer.EnsureSuccessStatusCode();
                return Results.Accepted();
            }
            catch (Exception e)
            {
                logger.LogError(e, "Payment failed");
                var reason = e.InnerException?.ToString() ?? e.ToString();
                return Results.Problem(title: "Payment failed", detail: reason, statusCode: 502);
            }
        });
    }
}
