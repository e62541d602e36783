using System.IO;
using Microsoft.AspNetCore.Http;

namespace Legacy.Snapshots
{
    public class SnapshotReader
    {
        public string Restore(IFormFile snapshot)
        {
            using (Stream stream = snapshot.OpenReadStream())
            {
                BinaryReader reader = new BinaryReader(stream);
                int version = reader.ReadInt32();
                return version == 1 ? reader.ReadString() : string.Empty;
            }
        }
    }
}
