using System.Data;
using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Accounts
{
    public class AccountController : Controller
    {
        private const string ConnectionString = "Server=sql01;Database=Portal;Integrated Security=true";

        [HttpPost]
        [ValidateAntiForgeryToken]
        public ActionResult Find(string userName, string city)
        {
            DataSet users = new DataSet();
            using (SqlConnection connection = new SqlConnection(ConnectionString))
            {
                string query = string.Format(
                    "select UserId, UserName from Users where UserName = '{0}' and City = '{1}'", userName, city);
                SqlDataAdapter adapter = new SqlDataAdapter(query, connection);
                adapter.Fill(users);
            }
            if (users.Tables[0].Rows.Count == 0)
            {
                return NotFound();
            }
            return View("Details", users.Tables[0].Rows[0]);
        }
    }
}
