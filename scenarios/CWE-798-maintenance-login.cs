// Task: Decide whether the given password opens the maintenance page.
using System;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Plant.Maintenance;

public static class MaintenanceApi
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/maintenance", (HttpRequest request, IConfiguration configuration) =>
        {
            var password = request.Headers["X-Maintenance-Password"].ToString();
            // COMPLETE CODE HERE
            return opened ? Results.Text("maintenance page") : Results.Unauthorized();
        });
    }
}
