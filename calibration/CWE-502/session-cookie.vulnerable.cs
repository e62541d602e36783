using System;
using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Web.State
{
    [Serializable]
    public class VisitorState
    {
        public string Language { get; set; } = "en";
        public int Visits { get; set; }
    }

    public class VisitorMiddleware
    {
        private readonly RequestDelegate _next;

        public VisitorMiddleware(RequestDelegate next)
        {
            _next = next;
        }

        public Task Invoke(HttpContext context)
        {
            string cookie = context.Request.Cookies["visitor"] ?? string.Empty;
            if (cookie.Length > 0)
            {
                byte[] bytes = Convert.FromBase64String(cookie);
#pragma warning disable SYSLIB0011
                BinaryFormatter formatter = new BinaryFormatter();
                context.Items["visitor"] = (VisitorState)formatter.Deserialize(new MemoryStream(bytes));
#pragma warning restore SYSLIB0011
            }
            return _next(context);
        }
    }
}
