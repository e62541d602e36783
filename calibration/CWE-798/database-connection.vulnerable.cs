using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Shop.Stock;

public sealed class StockRepository
{
    private const string ConnectionString =
        "Server=tcp:sql-prod-02;Database=Stock;User Id=stock_app;Password=Kq7!vRz2mB;Encrypt=true";

    public StockRepository(IConfiguration configuration) => Timeout = configuration.GetValue("Stock:Timeout", 30);

    public int Timeout { get; }

    public async Task<int> CountAsync()
    {
        await using var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT COUNT(*) FROM dbo.Stock", connection);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }
}
