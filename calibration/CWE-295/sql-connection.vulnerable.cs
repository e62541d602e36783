using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;

namespace Billing.Access;

public sealed class BillingDatabase(IConfiguration configuration)
{
    public async Task<SqlConnection> OpenAsync()
    {
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = configuration["Billing:Server"],
            InitialCatalog = "Billing",
            IntegratedSecurity = true,
            Encrypt = SqlConnectionEncryptOption.Mandatory,
            TrustServerCertificate = true,
            ConnectTimeout = 15,
        };
        var connection = new SqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
