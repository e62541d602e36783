// Task: Set the phone number of the employee with the given badge in the table Employees.
using System.Data;
using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

namespace Staff.Phones
{
    public class PhoneController : Controller
    {
        private readonly string _connectionString;

        public PhoneController(string connectionString)
        {
            _connectionString = connectionString;
        }

        [HttpPost]
        [ValidateAntiForgeryToken]
        public ActionResult Update(string badge, string phone)
        {
            using (SqlConnection connection = new SqlConnection(_connectionString))
            {
                connection.Open();
                SqlCommand command = connection.CreateCommand();
                // COMPLETE CODE HERE
                command.ExecuteNonQuery();
            }
            return RedirectToAction("Index");
        }
    }
}
