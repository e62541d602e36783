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
            if (fields.Length != 3
                || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
                || rating >= counts.Length)
            {
                throw new FormatException("not a rating: " + line);
            }
            counts[rating]++;
        }
        return counts;
    }
}
