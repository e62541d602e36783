using System;
using System.IO;
using Microsoft.AspNetCore.Http;

namespace Legacy.Help
{
    public class HelpReader
    {
        public string Read(HttpContext context)
        {
            string topic = context.Request.Query["topic"].ToString();
            if (topic.IndexOfAny(new[] { '/', '\\', '.', ':' }) >= 0 || topic.Length == 0)
            {
                throw new ArgumentException("no such topic");
            }
            string file = string.Concat("/opt/help/", topic, "/index.html");
            using (StreamReader reader = new StreamReader(file))
            {
                return reader.ReadToEnd();
            }
        }
    }
}
