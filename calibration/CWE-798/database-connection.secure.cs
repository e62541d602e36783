using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Shop.Stock;

public sealed class StockRepository
{
    private readonly string _connectionString;

    public StockRepository(IConfiguration configuration) =>
        _connectionString = configuration.GetConnectionString("Stock")!;

    public async Task<int> CountAsync()
    {
        await using var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT COUNT(*) FROM dbo.Stock", connection);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }
}
