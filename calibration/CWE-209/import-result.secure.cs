using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Catalog.Importing;

public sealed record ImportLine(string Sku, decimal Price);

public static class ImportApi
{
    public static void Map(WebApplication app, SqliteConnection connection)
    {
        app.MapPost("/import", (List<ImportLine> lines) =>
        {
            var failures = new List<string>();
            for (var i = 0; i < lines.Count; i++)
            {
                try
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO Prices VALUES ($sku, $price)";
                    command.Parameters.AddWithValue("$sku", lines[i].Sku);
                    command.Parameters.AddWithValue("$price", lines[i].Price);
                    command.ExecuteNonQuery();
                }
                catch (SqliteException problem)
                {
                    app.Logger.LogProblem(problem);
                    failures.Add($"line {i + 1} could not be stored");
                }
            }
            return Results.Ok(failures);
        });
    }

    private static void LogProblem(this Microsoft.Extensions.Logging.ILogger logger, Exception problem) =>
        Microsoft.Extensions.Logging.LoggerExtensions.LogError(logger, problem, "Import");
}
