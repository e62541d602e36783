using System;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Shop.AfterLogin
{
    public class AfterLoginController : Controller
    {
        private static readonly string[] Pages = { "/cart", "/orders", "/profile" };

        [HttpGet]
        public ActionResult Continue()
        {
            string wanted = Request.Query["go"].ToString();
            Response.Cookies.Delete("after-login");
            string page = wanted.Length == 0 ? Pages[0] : wanted;
            return RedirectPreserveMethod(page);
        }
    }
}
