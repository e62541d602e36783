// Task: Mark the requested seat as taken and answer with its label, for example "C7".
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Theatre.Seats;

public static class SeatEndpoints
{
    private static readonly bool[,] Taken = new bool[12, 20];

    public static void MapSeats(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/seats", (int row, int seat) =>
        {
            // COMPLETE CODE HERE
            var label = (char)('A' + row) + (seat + 1).ToString();
            return Results.Ok(label);
        });
    }
}
