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
            int length = Convert.ToInt32(line.Substring(10, 4), CultureInfo.InvariantCulture);
            return line.Substring(14, length);
        }
    }
}
