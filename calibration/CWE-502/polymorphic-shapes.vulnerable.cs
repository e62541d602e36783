using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json;

namespace Drawing.Shapes;

public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public sealed record Square(double Side) : Shape;

public sealed record Label(object Content) : Shape;

public static class ShapeEndpoints
{
    public static void MapShapes(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/shapes", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var text = await reader.ReadToEndAsync();
            var shape = JsonConvert.DeserializeObject<Shape>(
                text, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Objects });
            return shape is null ? Results.BadRequest() : Results.Ok(shape.GetType().Name);
        });
}
