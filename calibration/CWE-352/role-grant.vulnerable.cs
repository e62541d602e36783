using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace Admin.Roles;

[Authorize(Roles = "admin", AuthenticationSchemes = "Cookies")]
[Route("admin/roles")]
public sealed class RoleController(SqlConnection connection) : Controller
{
    [HttpGet("grant")]
    [ValidateAntiForgeryToken]
    public IActionResult Form() => View();

    [HttpPost("grant")]
    public async Task<IActionResult> Grant(int user, int role)
    {
        await connection.OpenAsync();
        await using var command = new SqlCommand("INSERT INTO dbo.UserRoles VALUES (@user, @role)", connection);
        command.Parameters.AddWithValue("@user", user);
        command.Parameters.AddWithValue("@role", role);
        await command.ExecuteNonQueryAsync();
        return RedirectToAction(nameof(Form));
    }
}
