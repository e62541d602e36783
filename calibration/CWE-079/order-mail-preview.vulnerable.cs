using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using System.IO;
using System.Text.Encodings.Web;

namespace Shop.MailPreview
{
    public class MailPreviewController : Controller
    {
        [HttpPost("/mail/preview")]
        [ValidateAntiForgeryToken]
        public ActionResult Preview(string note, decimal total)
        {
            var builder = new HtmlContentBuilder();
            builder.AppendHtml("<table>");
            builder.AppendHtml(string.Format("<tr><td>{0}</td><td>{1}</td></tr>", note, total));
            builder.AppendHtml("</table>");
            using (var writer = new StringWriter())
            {
                builder.WriteTo(writer, HtmlEncoder.Default);
                return Content(writer.ToString(), "text/html");
            }
        }
    }
}
