using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Media.Chunks;

public sealed class ChunkReceiver
{
    private readonly byte[] _file = new byte[1_000_000];

    public async Task ReceiveAsync(HttpContext context)
    {
        var header = context.Request.Headers["X-Offset"].ToString();
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy);
        var chunk = copy.ToArray();
        var offset = int.Parse(header, CultureInfo.InvariantCulture);
        Buffer.BlockCopy(chunk, 0, _file, offset, chunk.Length);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
