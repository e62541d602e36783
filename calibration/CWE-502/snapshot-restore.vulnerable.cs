using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Formatters.Binary;
using Microsoft.AspNetCore.Http;

namespace Legacy.Snapshots
{
    public class SnapshotReader
    {
        public string Restore(IFormFile snapshot)
        {
            using (Stream stream = snapshot.OpenReadStream())
            {
                return FromStream<string>(stream);
            }
        }

#pragma warning disable SYSLIB0011
        private static T FromStream<T>(Stream stream)
        {
            IFormatter formatter = new BinaryFormatter();
            return (T)formatter.Deserialize(stream);
        }
#pragma warning restore SYSLIB0011
    }
}
