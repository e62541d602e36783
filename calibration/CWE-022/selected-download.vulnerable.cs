using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;

namespace Office.Selection;

[ApiController]
[Route("api/selection")]
public sealed class SelectionController : ControllerBase
{
    private const string Folder = "/srv/office/shared";

    [HttpPost]
    public IActionResult Download(List<string> names)
    {
        var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                var file = new FileInfo(Path.Join(Folder, name));
                if (file.Exists)
                {
                    archive.CreateEntryFromFile(file.FullName, file.Name);
                }
            }
        }
        buffer.Position = 0;
        return File(buffer, "application/zip", "selection.zip");
    }
}
