using System;
using System.Linq;

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
            var rng = new Random();
            return new string(Enumerable.Range(0, length).Select(_ => Characters[rng.Next(Characters.Length)]).ToArray());
        }
    }
}
