using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace Ops.Shares
{
    public class ShareMounter
    {
        private static readonly Dictionary<string, string> Commands = new Dictionary<string, string>
        {
            { "archive", "/c net use R: \\\\files01\\archive" },
            { "scans", "/c net use S: \\\\files01\\scans" }
        };

        public int MountRequested(TextReader request)
        {
            string share = request.ReadLine() ?? string.Empty;
            string arguments;
            if (!Commands.TryGetValue(share, out arguments!))
            {
                Console.Error.WriteLine("unknown share");
                return 2;
            }
            ProcessStartInfo info = new ProcessStartInfo("cmd.exe", arguments);
            info.CreateNoWindow = true;
            info.UseShellExecute = false;
            using (Process process = Process.Start(info)!)
            {
                process.WaitForExit();
                return process.ExitCode;
            }
        }
    }
}
