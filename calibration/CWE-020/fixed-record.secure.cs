using System;
using System.Globalization;
using System.IO;

namespace Legacy.Records
{
    public class RecordReader
    {
        public string ReadName(StreamReader received)
        {
            string line = received.ReadLine() ?? string.Empty;
            int length;
            if (line.Length < 14
                || !int.TryParse(line.Substring(10, 4), NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > line.Length - 14)
            {
                throw new InvalidDataException("not a name record");
            }
            return line.Substring(14, length);
        }
    }
}
