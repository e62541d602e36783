using System.IO;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Media.Folders;

public static class FolderApi
{
    private const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static void Map(WebApplication app)
    {
        app.MapPost("/folders/{customer:int}", (int customer) =>
        {
            var folder = Directory.CreateDirectory($"/srv/media/{customer}", Mode);
            return Results.Created($"/folders/{customer}", folder.Name);
        }).RequireAuthorization();
    }
}
