// Task: Set the permissions of the new file in the home folder before the token is written to it.
using System;
using System.IO;

namespace Tool.Login;

public static class TokenFile
{
    public static string Save(string token)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var path = Path.Combine(home, ".tool", "token");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Create(path).Dispose();
        // COMPLETE CODE HERE
        File.WriteAllText(path, token);
        return path;
    }
}
