// Task: Create the XML serializer for the received message and deserialize its body.
using System;
using System.IO;
using System.Xml;
using System.Xml.Serialization;

namespace Messages.Reading
{
    public class DailyReport
    {
        public string Author { get; set; } = string.Empty;
        public int Count { get; set; }
    }

    public class MessageReader
    {
        public object? Read(string typeName, string body)
        {
            using (XmlReader reader = XmlReader.Create(new StringReader(body)))
            {
                // COMPLETE CODE HERE
            }
        }
    }
}
