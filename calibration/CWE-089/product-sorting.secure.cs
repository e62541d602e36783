using System.Collections.Generic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace Catalog.Sorting;

public static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes, string connectionString)
    {
        routes.MapGet("/products", (string? sort, bool descending) =>
        {
            var column = sort switch
            {
                "name" => "Name",
                "price" => "Price",
                "added" => "AddedOn",
                _ => "Id",
            };
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT Name FROM Products ORDER BY {column} {(descending ? "DESC" : "ASC")}";
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }
            return Results.Ok(names);
        });
    }
}
