using System;
using System.Data;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Hosting;

namespace Exports.Tables;

public sealed class TableExport(ChannelReader<string> tables, Func<SqlConnection> connect) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var table in tables.ReadAllAsync(stoppingToken))
        {
            await using var connection = connect();
            await connection.OpenAsync(stoppingToken);
            var quoted = "[" + table + "]";
            await using var command = new SqlCommand($"SELECT * FROM {quoted}", connection);
            await using var reader = await command.ExecuteReaderAsync(stoppingToken);
            var rows = 0;
            while (await reader.ReadAsync(stoppingToken))
            {
                rows++;
            }
            Console.WriteLine(rows);
        }
    }
}
