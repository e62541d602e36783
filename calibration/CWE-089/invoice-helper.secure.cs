using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.SqlClient;

namespace Billing.Invoices;

public static class InvoiceApi
{
    public static void Map(WebApplication app)
    {
        var connectionString = app.Configuration["Billing:Database"]!;
        app.MapGet("/invoices", async (HttpRequest request) =>
        {
            string customer = request.Query["customer"].ToString();
            const string sql = "SELECT Number FROM Invoices WHERE CustomerName = @customer ORDER BY Number";
            return Results.Ok(await ReadStringsAsync(connectionString, sql, new SqlParameter("@customer", customer)));
        });
    }

    private static async Task<List<string>> ReadStringsAsync(
        string connectionString, string sql, params SqlParameter[] parameters)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        var result = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            result.Add(reader.GetString(0));
        }
        return result;
    }
}
