using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

namespace Photos.Renaming
{
    public class RenameController : Controller
    {
        private static readonly string Root = Path.GetFullPath("/srv/photos/");

        [HttpPost]
        [ValidateAntiForgeryToken]
        public ActionResult Rename(int photo, string title)
        {
            string source = Path.Combine(Root, photo + ".jpg");
            string target = Path.GetFullPath(Path.Combine(Root, title + ".jpg"));
            System.IO.File.Move(source, target, true);
            if (!target.StartsWith(Root, StringComparison.Ordinal))
            {
                return BadRequest();
            }
            return RedirectToAction("Index");
        }
    }
}
