using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace Blog.Tags;

[Route("tags")]
public class TagsController : Controller
{
    private readonly SqlConnection _db;

    public TagsController(SqlConnection db) => _db = db;

    [HttpPost("search")]
    public IActionResult Search([FromBody] List<string> tags)
    {
        if (tags.Count == 0)
        {
            return Json(new List<string>());
        }
        using var command = _db.CreateCommand();
        var list = string.Join(", ", tags.Select(t => "'" + t + "'"));
        command.CommandText = "SELECT Title FROM Posts p JOIN PostTags t ON t.PostId = p.Id WHERE t.Tag IN ("
            + list + ")";
        _db.Open();
        var titles = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                titles.Add(reader.GetString(0));
            }
        }
        _db.Close();
        return Json(titles);
    }
}
