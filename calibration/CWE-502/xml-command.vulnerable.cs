using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Devices.Commands;

public class Restart
{
    public int Delay { get; set; }
}

[Route("devices/command")]
public class CommandController : Controller
{
    private static readonly Dictionary<string, Type> Known = new() { ["restart"] = typeof(Restart) };

    [HttpPost]
    public IActionResult Post([FromHeader(Name = "X-Command")] string command, [FromBody] string xml)
    {
        var type = Known.GetValueOrDefault(command) ?? Type.GetType(command);
        if (type is null)
        {
            return BadRequest();
        }
        var serializer = new XmlSerializer(type);
        using var reader = XmlReader.Create(new StringReader(xml));
        var value = serializer.Deserialize(reader);
        return Ok(value?.GetType().Name);
    }
}
