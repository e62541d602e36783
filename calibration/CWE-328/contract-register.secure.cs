using System;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Contracts.Register;

public sealed class ContractRegister(SqliteConnection connection)
{
    private static readonly HashAlgorithmName Algorithm = HashAlgorithmName.SHA384;

    public bool IsRegistered(byte[] contract)
    {
        var hash = CryptographicOperations.HashData(Algorithm, contract);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Contracts WHERE Hash = $hash AND SignedAt < $now";
        command.Parameters.AddWithValue("$hash", Convert.ToHexString(hash));
        command.Parameters.AddWithValue("$now", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return (long)command.ExecuteScalar()! == 1;
    }
}
