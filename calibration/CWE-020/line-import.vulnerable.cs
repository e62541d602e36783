using System;
using System.Globalization;
using System.IO;

namespace Survey.Import;

public static class RatingImport
{
    public static int[] Histogram(TextReader upload)
    {
        var counts = new int[6];
        while (upload.ReadLine() is { } line)
        {
            var fields = line.Split(';');
            var rating = int.Parse(fields[2], CultureInfo.InvariantCulture);
            counts[rating]++;
        }
        return counts;
    }
}
