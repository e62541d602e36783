using System.Threading.Tasks;
using System.Web;
using Microsoft.AspNetCore.Http;

namespace Site.Errors
{
    public class NotFoundMiddleware
    {
        private readonly RequestDelegate _next;

        public NotFoundMiddleware(RequestDelegate next)
        {
            _next = next;
        }

        public async Task Invoke(HttpContext context)
        {
            await _next(context);
            if (context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted)
            {
                string path = HttpUtility.UrlDecode(context.Request.Path.Value ?? "/");
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<h1>Not found</h1><p>" + path + "</p>");
            }
        }
    }
}
