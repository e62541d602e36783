using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Legacy.Faults
{
    public class FaultMiddleware
    {
        private readonly RequestDelegate _next;
        private readonly Action<Exception> _report;

        public FaultMiddleware(RequestDelegate next, Action<Exception> report)
        {
            _next = next;
            _report = report;
        }

        public async Task Invoke(HttpContext context)
        {
            try
            {
                await _next(context);
            }
            catch (Exception ex)
            {
                _report(ex);
                context.Response.StatusCode = 500;
                context.Response.ContentType = "text/plain";
                string text = "The service has a fault. Reference: " + context.TraceIdentifier;
                await context.Response.WriteAsync(text);
            }
        }
    }
}
