using System;
using System.Linq;
using System.Security.Cryptography;

namespace Accounts.InitialPasswords
{
    public static class PasswordGenerator
    {
        private static readonly char[] Characters =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!$%+".ToCharArray();

        public static string NewPassword(int length)
        {
            if (length < 12 || length > 64)
            {
                throw new ArgumentOutOfRangeException(nameof(length));
            }
            return new string(RandomNumberGenerator.GetItems<char>(Characters, length));
        }
    }
}
