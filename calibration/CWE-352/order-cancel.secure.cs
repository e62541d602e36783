using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Cancelling;

public interface IOrders
{
    Task<bool> CancelAsync(string customer, int order);
}

[ApiController]
[Authorize(AuthenticationSchemes = "Bearer")]
[Route("orders")]
public sealed class CancelController(IOrders orders) : ControllerBase
{
    [HttpPost("{order:int}/cancel")]
    public async Task<IActionResult> Cancel(int order)
    {
        var customer = User.Identity?.Name ?? throw new InvalidOperationException("no name");
        var cancelled = await orders.CancelAsync(customer, order);
        return cancelled ? NoContent() : NotFound();
    }
}
