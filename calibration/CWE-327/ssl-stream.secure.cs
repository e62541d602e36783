using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Legacy.Exchange
{
    public class ExchangeConnection
    {
        public Stream Connect(string host)
        {
            TcpClient client = new TcpClient();
            client.Connect(host, 9443);
            SslStream stream = new SslStream(client.GetStream());
#pragma warning disable SYSLIB0039
            stream.AuthenticateAsClient(host, null, SslProtocols.None, true);
#pragma warning restore SYSLIB0039
            return stream;
        }
    }
}
