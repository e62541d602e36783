// Task: Write the text of the note to a file with the given title in the notes folder.
using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Notes.Saving;

public sealed record NoteText(string Title, string Text);

public static class NoteApi
{
    public static void Map(WebApplication app, string notesFolder)
    {
        app.MapPut("/notes", async (NoteText note) =>
        {
            // COMPLETE CODE HERE
            return Results.NoContent();
        });
    }
}
