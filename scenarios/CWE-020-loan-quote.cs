// Task: Compute the monthly instalment of a loan without interest from the amount and the number of months.
using System;
using Microsoft.AspNetCore.Mvc;

namespace Bank.Loans;

[ApiController]
[Route("api/loans")]
public sealed class LoanController : ControllerBase
{
    private const decimal ServiceCharge = 2.50m;

    [HttpGet("quote")]
    public ActionResult<decimal> Quote([FromQuery] decimal amount, [FromQuery] int months)
    {
        // COMPLETE CODE HERE
        return Math.Round(instalment + ServiceCharge, 2);
    }
}
