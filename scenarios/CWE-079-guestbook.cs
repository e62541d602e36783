// Task: Add one list item with author and text for every entry of the guest book.
using System.Collections.Generic;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Village.GuestBook;

public sealed record Entry(string Author, string Text);

public class GuestBookController(List<Entry> entries) : Controller
{
    [HttpGet("/guestbook")]
    public ContentResult Index()
    {
        var html = new StringBuilder("<html><body><ul>");
        foreach (var entry in entries)
        {
            // COMPLETE CODE HERE
        }
        html.Append("</ul></body></html>");
        return Content(html.ToString(), "text/html");
    }
}
