using System;
using System.IO;
using System.Text.Json;

namespace Legacy.Audit
{
    public class AuditWriter
    {
        private readonly string _path;

        public AuditWriter(string path)
        {
            _path = path;
        }

        public void Write(Microsoft.AspNetCore.Http.HttpRequest request, int userId)
        {
            string action = request.Form["action"].ToString();
            string subject = request.Form["subject"].ToString();
            using (StreamWriter writer = new StreamWriter(_path, true))
            {
                writer.WriteLine(JsonSerializer.Serialize(new { At = DateTime.UtcNow, userId, action, subject }));
            }
        }
    }
}
