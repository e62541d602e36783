// Task: Parse the two fields of the received line (channel number and value) and add the value to the channel's sum.
using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Plant.Sensors;

public sealed class SensorSums
{
    private readonly double[] _sums = new double[16];

    public async Task ReadAllAsync(StreamReader connection)
    {
        while (await connection.ReadLineAsync() is { } line)
        {
            var fields = line.Split(',');
            // COMPLETE CODE HERE
        }
        Console.WriteLine(string.Join(' ', _sums));
    }
}
