using System.Data;
using System.Data.SqlClient;
using System.Globalization;

namespace Finance.Reports
{
    public class ReportQueries
    {
        private readonly string _connectionString;

        public ReportQueries(string connectionString)
        {
            _connectionString = connectionString;
        }

        public DataTable Monthly(string region, int year, int month)
        {
            using (var connection = new SqlConnection(_connectionString))
            using (var command = connection.CreateCommand())
            {
                command.CommandType = CommandType.StoredProcedure;
                command.CommandText = "dbo.usp_MonthlyReport";
                command.Parameters.Add(new SqlParameter("@Region", SqlDbType.VarChar, 20) { Value = region });
                command.Parameters.Add(new SqlParameter("@Year", year));
                command.Parameters.Add(new SqlParameter("@Month", month));
                var table = new DataTable("Monthly");
                connection.Open();
                using (var reader = command.ExecuteReader())
                {
                    table.Load(reader);
                }
                return table;
            }
        }
    }
}
