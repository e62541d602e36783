using System.IO;
using System.Threading.Tasks;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace Legacy.Soap
{
    public class SoapMiddleware
    {
        private readonly RequestDelegate _next;

        public SoapMiddleware(RequestDelegate next)
        {
            _next = next;
        }

        public async Task Invoke(HttpContext context)
        {
            MemoryStream body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            body.Position = 0;
            XmlDocument envelope = NewDocument();
            using (XmlReader reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }))
            {
                envelope.Load(reader);
            }
            context.Items["action"] = envelope.DocumentElement?.LastChild?.FirstChild?.LocalName;
            await _next(context);
        }

        private static XmlDocument NewDocument()
        {
            XmlDocument document = new XmlDocument();
            document.PreserveWhitespace = true;
            return document;
        }
    }
}
