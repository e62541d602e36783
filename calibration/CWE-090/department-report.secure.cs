using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reports.Departments;

public sealed class DepartmentWorker(
    ChannelReader<string> requests, LdapConnection connection, ILogger<DepartmentWorker> logger) : BackgroundService
{
    private static readonly HashSet<string> Known = ["Finance", "Legal", "Sales", "Support"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var department in requests.ReadAllAsync(stoppingToken))
        {
            if (!Known.Contains(department))
            {
                logger.LogWarning("Unknown department requested");
                continue;
            }
            logger.LogInformation("{Count} entries", Count("department", department));
        }
    }

    private int Count(string attribute, string value)
    {
        var request = new SearchRequest("DC=contoso,DC=example", "(" + attribute + "=" + value + ")", SearchScope.Subtree);
        return ((SearchResponse)connection.SendRequest(request)).Entries.Count;
    }
}
