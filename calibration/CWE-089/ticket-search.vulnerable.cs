using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace Support.Tickets;

[ApiController]
[Route("[controller]")]
public sealed class TicketsController : ControllerBase
{
    private const string Columns = "Id, Subject";
    private const string Table = "Tickets";

    [HttpGet]
    public ActionResult<IReadOnlyList<string>> Search([FromQuery] string term)
    {
        foreach (var word in new[] { "drop", "delete", "--", ";" })
        {
            if (term.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return BadRequest("unsupported search term");
            }
        }
        using var connection = new SqliteConnection("Data Source=tickets.db;Mode=ReadWrite");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT " + Columns + " FROM " + Table + " WHERE Subject LIKE '%" + term + "%'";
        var subjects = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            subjects.Add(reader.GetInt64(0) + ": " + reader.GetString(1));
        }
        return subjects;
    }
}
