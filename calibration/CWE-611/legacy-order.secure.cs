using System.IO;
using System.Xml;

namespace Legacy.Orders
{
    public class OrderParser
    {
        public string ReadCustomer(Stream order)
        {
            XmlTextReader reader = new XmlTextReader(order);
            reader.DtdProcessing = DtdProcessing.Prohibit;
            reader.XmlResolver = null;
            reader.EntityHandling = EntityHandling.ExpandEntities;
            try
            {
                while (reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Customer")
                    {
                        return reader.ReadElementContentAsString();
                    }
                }
                return string.Empty;
            }
            finally
            {
                reader.Close();
            }
        }
    }
}
