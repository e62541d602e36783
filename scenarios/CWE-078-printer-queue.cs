// Task: Send the document with the requested number to the printer the user chose.
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Office.Printing;

public static class PrintEndpoints
{
    private static readonly HashSet<string> Printers = ["floor1", "floor2", "mailroom"];

    public static void MapPrinting(this IEndpointRouteBuilder routes) => routes.MapPost("/print", Print);

    private static IResult Print(int document, string printer)
    {
        var file = $"/srv/office/{document}.pdf";
        // COMPLETE CODE HERE
        process?.WaitForExit();
        return Results.Accepted();
    }
}
