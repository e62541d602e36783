// Task: Build the connection string for the warehouse database, logging in as the user warehouse_app.
using System;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Logistics.Warehouse;

public sealed class WarehouseDatabase(IConfiguration configuration)
{
    public async Task<SqlConnection> OpenAsync()
    {
        var builder = new SqlConnectionStringBuilder();
        builder.DataSource = configuration["Warehouse:Server"];
        builder.InitialCatalog = "Warehouse";
        // COMPLETE CODE HERE
        var connection = new SqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
