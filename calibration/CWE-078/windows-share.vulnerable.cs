using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace Ops.Shares
{
    public class ShareMounter
    {
        public int MountRequested(TextReader request)
        {
            string share = request.ReadLine() ?? string.Empty;
            if (share.Length == 0)
            {
                Console.Error.WriteLine("no share given");
                return 2;
            }
            string arguments = string.Format("/c net use R: \\\\files01\\{0}", share);
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
