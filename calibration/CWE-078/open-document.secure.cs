using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Desktop.Documents;

public sealed record OpenMessage(int Number, string Target);

public sealed class DocumentOpener(string folder)
{
    public void OnMessage(string json)
    {
        var message = JsonSerializer.Deserialize<OpenMessage>(json);
        if (message is null)
        {
            return;
        }
        var name = message.Number.ToString("D6", CultureInfo.InvariantCulture) + ".pdf";
        Open(Path.Combine(folder, name));
    }

    private static void Open(string path)
    {
        var info = new ProcessStartInfo { FileName = path, UseShellExecute = true };
        Process.Start(info)?.Dispose();
    }
}
