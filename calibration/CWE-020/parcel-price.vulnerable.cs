using Microsoft.AspNetCore.Mvc;

namespace Post.Parcels;

public sealed record Parcel(double Kilograms, string Country);

[ApiController]
[Route("api/parcels")]
public sealed class ParcelController : ControllerBase
{
    private const double PerKilogram = 1.35;

    [HttpPost("price")]
    public IActionResult Price(Parcel parcel)
    {
        if (parcel.Country.Length != 2)
        {
            return BadRequest("country");
        }
        var price = 3.20 + PerKilogram * parcel.Kilograms;
        return Ok(new { parcel.Country, price });
    }
}
