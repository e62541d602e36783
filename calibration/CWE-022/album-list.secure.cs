using System.IO;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Photos.Albums;

public static class AlbumEndpoints
{
    public static void MapAlbums(this IEndpointRouteBuilder routes, string root)
    {
        routes.MapGet("/albums", (string album) =>
        {
            if (album.Length is 0 or > 64 || !album.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                return Results.BadRequest();
            }
            var folder = Path.Combine(root, album);
            var files = Directory.EnumerateFiles(folder).Select(f => new { Name = Path.GetFileName(f), Text = File.ReadAllText(f) });
            return Results.Ok(files.ToList());
        });
    }
}
