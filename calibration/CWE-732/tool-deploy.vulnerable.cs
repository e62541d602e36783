using System.Collections.Generic;
using System.IO;

namespace Deploy.Tools;

public sealed class ToolDeployer
{
    private static readonly IReadOnlyList<string> Tools = ["/usr/local/bin/shopctl", "/usr/local/bin/shop-migrate"];

    public void Deploy(string source)
    {
        foreach (var tool in Tools)
        {
            File.Copy(Path.Combine(source, Path.GetFileName(tool)), tool, overwrite: true);
            MakeRunnable(new FileInfo(tool));
        }
    }

    private static void MakeRunnable(FileInfo file)
    {
        var mode = file.UnixFileMode;
        mode |= UnixFileMode.UserExecute | UnixFileMode.GroupExecute;
        mode |= UnixFileMode.OtherWrite | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        file.UnixFileMode = mode;
    }
}
