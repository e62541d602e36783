using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web;

public static class WebStartup
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options =>
        {
            options.MaxModelValidationErrors = 20;
        });
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDefaultControllerRoute();
        return app;
    }
}

[Authorize]
public class SignatureController : Controller
{
    [HttpPost]
    public IActionResult Save([FromForm] string signature, [FromServices] ISignatures signatures)
    {
        signatures.Set(User.Identity!.Name!, signature);
        return RedirectToAction("Index");
    }
}

public interface ISignatures
{
    void Set(string user, string signature);
}
