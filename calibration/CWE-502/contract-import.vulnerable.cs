using System;
using System.IO;
using System.Runtime.Serialization;
using System.Xml;

namespace Legacy.Contracts
{
    [DataContract]
    public class Contract
    {
        [DataMember]
        public string Partner { get; set; } = string.Empty;
    }

    public static class ContractImport
    {
        public static object? Load(Stream upload)
        {
            XmlReaderSettings settings = new XmlReaderSettings();
            settings.DtdProcessing = DtdProcessing.Prohibit;
            using (XmlReader reader = XmlReader.Create(upload, settings))
            {
                reader.MoveToContent();
                string typeName = reader.GetAttribute("type") ?? typeof(Contract).AssemblyQualifiedName!;
                DataContractSerializer serializer = new DataContractSerializer(Type.GetType(typeName)!);
                return serializer.ReadObject(reader);
            }
        }
    }
}
