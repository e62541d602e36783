// Task: Turn the uploaded text back into a saved game.
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Games.Saves;

public sealed record SavedGame(string Player, int Level, object? Extra);

public static class SaveApi
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/games/load", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var text = await reader.ReadToEndAsync();
            // COMPLETE CODE HERE
            return game is null ? Results.BadRequest() : Results.Ok(game.Level);
        });
    }
}
