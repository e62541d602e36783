using System;
using Microsoft.AspNetCore.Mvc;

namespace Hotel.Bookings;

[Route("bookings")]
public class BookingsController : Controller
{
    private const decimal PricePerNight = 89.00m;

    [HttpPost]
    [ValidateAntiForgeryToken]
    public ActionResult Book([FromForm] DateTime arrival, [FromForm] DateTime departure)
    {
        int nights = (departure.Date - arrival.Date).Days;
        if (nights < 1 || nights > 28 || arrival.Date < DateTime.UtcNow.Date)
        {
            ModelState.AddModelError("departure", "please choose 1 to 28 nights from today on");
            return View("Book");
        }
        decimal[] prices = new decimal[nights];
        Array.Fill(prices, PricePerNight);
        decimal total = 0m;
        foreach (decimal price in prices)
        {
            total += price;
        }
        TempData["total"] = total.ToString("F2");
        return RedirectToAction("Confirm");
    }
}
