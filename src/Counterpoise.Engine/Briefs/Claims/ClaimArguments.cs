namespace Counterpoise.Briefs.Claims;

/// <summary>What an argument of a test is.</summary>
public enum ClaimArgumentKind
{
    /// <summary>One state.</summary>
    State,

    /// <summary>Two different states.</summary>
    Pair,

    /// <summary>Any number of states.</summary>
    States,

    /// <summary>Words from a fixed list.</summary>
    Choices,

    /// <summary>Ids of theories.</summary>
    Theories,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A whole number above zero.</summary>
    Count,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>Finite numbers, each once.</summary>
    Numbers,

    /// <summary>Running text.</summary>
    Text,
}

/// <summary>An argument that a kind of test takes.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record ClaimParameter(string Name, ClaimArgumentKind Kind, bool Required = true)
{
    /// <summary>The words that may be chosen; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether one word alone may be chosen.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Least of several numbers.</summary>
    public double Least { get; init; } = double.MinValue;
}

/// <summary>The arguments of one claim's test, by name. Immutable.</summary>
public sealed record ClaimArguments
{
    /// <summary>No arguments.</summary>
    public static ClaimArguments None { get; } = new();

    /// <summary>States.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StateCode>> OfStates { get; init; } =
        new Dictionary<string, IReadOnlyList<StateCode>>();

    /// <summary>Words, theory ids and texts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OfWords { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Years and numbers.</summary>
    public IReadOnlyDictionary<string, double> OfNumbers { get; init; } = new Dictionary<string, double>();

    /// <summary>Lists of numbers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> OfLists { get; init; } =
        new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>The states of an argument; none where it was left out.</summary>
    public IReadOnlyList<StateCode> States(string name) => OfStates.GetValueOrDefault(name) ?? [];

    /// <summary>The one state of an argument.</summary>
    public StateCode State(string name) => OfStates[name][0];

    /// <summary>The two states of an argument.</summary>
    public Dyad Pair(string name) => new(OfStates[name][0], OfStates[name][1]);

    /// <summary>The words of an argument; none where it was left out.</summary>
    public IReadOnlyList<string> Words(string name) => OfWords.GetValueOrDefault(name) ?? [];

    /// <summary>The one word of an argument.</summary>
    public string Word(string name) => OfWords[name][0];

    /// <summary>The number of an argument; null where it was left out.</summary>
    public double? Number(string name) => OfNumbers.TryGetValue(name, out double value) ? value : null;

    /// <summary>The numbers of an argument; none where it was left out.</summary>
    public IReadOnlyList<double> Numbers(string name) => OfLists.GetValueOrDefault(name) ?? [];

    /// <summary>The year of an argument; null where it was left out.</summary>
    public Year? Year(string name) => Number(name) is { } value ? new Year((int)value) : null;

    /// <summary>The same arguments about other states.</summary>
    public ClaimArguments About(Func<StateCode, StateCode> other) =>
        this with
        {
            OfStates = OfStates.ToDictionary(
                argument => argument.Key,
                argument => (IReadOnlyList<StateCode>)[.. argument.Value.Select(other)]
            ),
        };
}
