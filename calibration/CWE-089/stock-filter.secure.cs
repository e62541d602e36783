using System.Data.Common;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Warehouse.Stock;

public sealed record StockFilter(string? Sku, string? Warehouse, int? Below);

public sealed class StockReader(DbDataSource source)
{
    public async Task<long> CountAsync(StockFilter filter, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        var sql = new StringBuilder("SELECT COUNT(*) FROM stock s WHERE 1 = 1");
        if (filter.Sku is not null)
        {
            sql.Append(" AND s.sku = @sku");
            Add(command, "@sku", filter.Sku);
        }
        if (filter.Warehouse is not null)
        {
            sql.Append(" AND s.warehouse = @warehouse");
            Add(command, "@warehouse", filter.Warehouse);
        }
        if (filter.Below is not null)
        {
            sql.Append(" AND s.quantity < @below");
            Add(command, "@below", filter.Below.Value);
        }
        command.CommandText = sql.ToString();
        return (long)(await command.ExecuteScalarAsync(cancellation) ?? 0L);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
