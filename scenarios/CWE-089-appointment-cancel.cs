// Task: Delete the appointment with the code from the route and count the deleted rows.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace Clinic.Appointments;

public static class AppointmentEndpoints
{
    public static void MapAppointments(this IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/appointments/{code}", (string code) =>
        {
            using var connection = new SqliteConnection("Data Source=clinic.db");
            connection.Open();
            using var command = connection.CreateCommand();
            // COMPLETE CODE HERE
            return deleted == 0 ? Results.NotFound() : Results.NoContent();
        });
    }
}
