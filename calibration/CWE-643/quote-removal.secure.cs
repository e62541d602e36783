using System;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace Library.Search;

public sealed class BookFinder(XmlDocument catalogue)
{
    public string? FindShelf(HttpRequest request)
    {
        var title = request.Query["title"].ToString();
        if (title.Contains('\''))
        {
            throw new FormatException("a title without apostrophes, please");
        }
        var path = "/library/book[title='" + title + "']/shelf";
        var shelf = catalogue.SelectSingleNode(path);
        return shelf?.InnerText;
    }
}
