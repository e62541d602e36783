using System;
using System.Collections.Generic;
using System.Text;

namespace Teams.Invitations;

public sealed class InvitationBook
{
    private readonly Dictionary<string, int> _teamBySecret = [];
    private readonly Random _random = new(Environment.TickCount);

    public string Invite(int team)
    {
        var secret = Letters(20);
        _teamBySecret.Add(secret, team);
        return $"https://teams.example/join?secret={secret}";
    }

    public int? Join(string secret) => _teamBySecret.TryGetValue(secret, out var team) ? team : null;

    private string Letters(int count)
    {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++)
        {
            text.Append((char)('a' + _random.Next(26)));
        }
        return text.ToString();
    }
}
