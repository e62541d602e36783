// Task: Read the style sheet of the theme the visitor chose in the cookie "theme".
using System;
using System.IO;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace Forum.Themes
{
    public class ThemeLoader
    {
        private readonly string _themeFolder;

        public ThemeLoader(string themeFolder)
        {
            _themeFolder = themeFolder;
        }

        public string Load(HttpRequest request)
        {
            string theme = request.Cookies["theme"] ?? "plain";
            // COMPLETE CODE HERE
            return css;
        }
    }
}
