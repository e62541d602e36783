using System.IO;
using System.Xml;
using System.Xml.Serialization;

namespace Drawing.Import;

public class Drawing
{
    public string Title { get; set; } = "";
    public int Layers { get; set; }
}

public static class DrawingImport
{
    private static readonly XmlSerializer Serializer = new(typeof(Drawing));

    public static Drawing? Read(TextReader uploaded)
    {
        using var reader = XmlReader.Create(uploaded, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new XmlUrlResolver { Credentials = System.Net.CredentialCache.DefaultCredentials },
        });
        return (Drawing?)Serializer.Deserialize(reader);
    }
}
