// Task: Create the command that selects all members whose last name is the given one.
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;

namespace Club.Members;

public sealed class MemberSearch(string connectionString)
{
    public async Task<List<string>> FindAsync(string lastName)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        // COMPLETE CODE HERE
        var members = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            members.Add(reader.GetString(0));
        }
        return members;
    }
}
