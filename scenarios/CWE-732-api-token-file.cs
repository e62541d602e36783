// Task: Save the token to the file "token" in the home folder and set the permissions of the file.
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
        File.WriteAllText(path, token);
        // COMPLETE CODE HERE
        return path;
    }
}
