using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Polls.Voting;

public static class VoteApi
{
    private static readonly ConcurrentDictionary<string, int> Votes = new();

    public static void Map(WebApplication app)
    {
        app.MapPost("/vote", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var option = form["option"].ToString();
            var count = Votes.AddOrUpdate(option, 1, (_, old) => old + 1);
            var answer = "{ \"option\": \"" + option + "\", \"count\": " + JsonSerializer.Serialize(count) + " }";
            return Results.Content(answer, "text/html");
        });
    }
}
