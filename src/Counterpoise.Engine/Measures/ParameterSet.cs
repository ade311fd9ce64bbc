using System.Collections.Frozen;

namespace Counterpoise.Measures;

/// <summary>A named, dated, cited value with the range over which robustness sweeps it.</summary>
/// <param name="Id">Dotted name, such as <c>intent.dispute.half-life</c>.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Least">Least value that a reasonable reader might choose.</param>
/// <param name="Greatest">Greatest value that a reasonable reader might choose.</param>
/// <param name="Unit">Unit, such as <c>years</c> or <c>probability</c>.</param>
/// <param name="Source"><c>ours</c>, or a key of the <see cref="Bibliography"/> with pages after a comma.</param>
/// <param name="Note">Why this value, in a sentence.</param>
public sealed record Parameter(
    string Id,
    double Value,
    double Least,
    double Greatest,
    string Unit,
    string Source,
    string Note
);

/// <summary>Parameters in one place: named, dated, never literals in code. Immutable.</summary>
public sealed class ParameterSet
{
    private readonly FrozenDictionary<string, Parameter> _byId;

    /// <summary>Makes a set.</summary>
    /// <param name="name">Name of the set, such as <c>assumed</c>.</param>
    /// <param name="date">The day on which it was frozen.</param>
    /// <param name="parameters">The parameters; ids must differ.</param>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public ParameterSet(string name, DateOnly date, IEnumerable<Parameter> parameters)
    {
        Name = name;
        Date = date;
        All = [.. parameters];
        _byId = All.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
        if (_byId.Count != All.Count)
            throw new ArgumentException("A parameter id occurs twice.", nameof(parameters));
    }

    /// <summary>Name of the set.</summary>
    public string Name { get; }

    /// <summary>The day on which it was frozen.</summary>
    public DateOnly Date { get; }

    /// <summary>Every parameter, in the order of its files.</summary>
    public IReadOnlyList<Parameter> All { get; }

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="KeyNotFoundException">The set lacks the parameter; files are checked for this when read.</exception>
    public double this[string id] =>
        Find(id)?.Value ?? throw new KeyNotFoundException($"The parameter set '{Name}' lacks '{id}'.");

    /// <summary>Finds a parameter; null where the set lacks it.</summary>
    public Parameter? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The same set with one value changed.</summary>
    /// <exception cref="KeyNotFoundException">The set lacks the parameter.</exception>
    public ParameterSet With(string id, double value) =>
        Find(id) is { } found
            ? new(Name, Date, All.Select(p => ReferenceEquals(p, found) ? p with { Value = value } : p))
            : throw new KeyNotFoundException($"The parameter set '{Name}' lacks '{id}'.");
}
