using System.Globalization;

namespace Counterpoise.Record;

/// <summary>Who a state is: its codes and names, and the years in which they held.</summary>
public sealed record StateIdentity
{
    /// <summary>COW number.</summary>
    public required StateCode Code { get; init; }

    /// <summary>COW abbreviation, such as ROK.</summary>
    public required string Abbreviation { get; init; }

    /// <summary>English name, as a reader expects it.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166 alpha-3 code; null where the state has none.</summary>
    public string? Iso3 { get; init; }

    /// <summary>Other names and abbreviations, each good for every year of the state's life.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Gleditsch-Ward numbers with the years in which each held.</summary>
    public IReadOnlyList<(int Code, YearSpan Years)> GleditschWard { get; init; } = [];

    /// <summary>Years of membership of the state system, in order and apart.</summary>
    public required IReadOnlyList<YearSpan> Membership { get; init; }

    /// <summary>
    /// First and last day of each spell of membership, in order; <see cref="DateOnly.MaxValue"/> where a spell is open. Empty where only
    /// the years are known.
    /// </summary>
    public IReadOnlyList<(DateOnly First, DateOnly Last)> MembershipDays { get; init; } = [];

    /// <summary>Whether the state was a member in a year.</summary>
    public bool IsMember(Year year) => Membership.Any(span => span.Contains(year));

    /// <summary>
    /// Whether two members of a year were members on at least one same day of it. Where the days of one are not known, the year
    /// decides.
    /// </summary>
    /// <param name="other">The other state.</param>
    /// <param name="year">A year in which both are members.</param>
    public bool IsMemberWith(StateIdentity other, Year year)
    {
        var (first, last) = (new DateOnly(year.Value, 1, 1), new DateOnly(year.Value, 12, 31));
        var mine = MembershipDays.Where(spell => spell.First <= last && spell.Last >= first).ToArray();
        var theirs = other.MembershipDays.Where(spell => spell.First <= last && spell.Last >= first).ToArray();
        return mine.Length == 0
            || theirs.Length == 0
            || mine.Any(one => theirs.Any(two => one.First <= two.Last && two.First <= one.Last));
    }
}

/// <summary>A state that carries on the memory of another: what was done to the one is remembered by the other.</summary>
/// <param name="Predecessor">The state that ended or split.</param>
/// <param name="Successor">The state that remembers.</param>
/// <param name="From">First year in which it does.</param>
public readonly record struct Succession(StateCode Predecessor, StateCode Successor, Year From);

/// <summary>What a name was taken to mean.</summary>
/// <param name="State">The state.</param>
/// <param name="Note">What the user should be told, such as a clash of code lists; null where nothing.</param>
public readonly record struct Resolution(StateIdentity State, string? Note);

/// <summary>Dated identity: which name, number or code means which state in which year.</summary>
public sealed class Identity
{
    private readonly SortedDictionary<StateCode, StateIdentity> _states = [];
    private readonly Dictionary<string, List<StateIdentity>> _byAbbreviation = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<StateIdentity>> _byIso3 = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<StateIdentity>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the list of states.</summary>
    /// <exception cref="ArgumentException">A code occurs twice.</exception>
    public Identity(IEnumerable<StateIdentity> states, IEnumerable<Succession> successions)
    {
        foreach (var state in states)
        {
            if (!_states.TryAdd(state.Code, state))
                throw new ArgumentException($"State {state.Code} is listed twice.", nameof(states));
            Index(_byAbbreviation, state.Abbreviation, state);
            if (state.Iso3 is { } iso3)
                Index(_byIso3, iso3, state);
            Index(_byName, state.Name, state);
            foreach (var alias in state.Aliases)
                Index(_byName, alias, state);
        }
        Successions = [.. successions.OrderBy(s => s.From).ThenBy(s => s.Predecessor).ThenBy(s => s.Successor)];
    }

    /// <summary>Every state, by rising code.</summary>
    public IEnumerable<StateIdentity> States => _states.Values;

    /// <summary>Which state remembers what was done to which.</summary>
    public IReadOnlyList<Succession> Successions { get; }

    /// <summary>Finds a state by its code; null where the record does not hold it.</summary>
    public StateIdentity? Find(StateCode code) => _states.GetValueOrDefault(code);

    /// <summary>English name of a state, or its number where the record does not hold it.</summary>
    public string NameOf(StateCode code) => Find(code)?.Name ?? $"state {code}";

    /// <summary>COW abbreviation of a state, or its number where the record does not hold it.</summary>
    public string AbbreviationOf(StateCode code) => Find(code)?.Abbreviation ?? code.ToString();

    /// <summary>
    /// Resolves a COW number, COW abbreviation, ISO3 code, alias or English name for a year. Where COW and ISO3 clash,
    /// COW wins, with a note.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="year">The year it is meant for; null for any year.</param>
    /// <param name="origin">File or argument to name in a fault.</param>
    /// <param name="line">Line to name in a fault; 0 for none.</param>
    /// <exception cref="FaultyInputException">No state of that year answers to the text; near matches are named.</exception>
    public Resolution Resolve(string text, Year? year, string origin = "argument", int line = 0)
    {
        text = text.Trim();
        var named = Candidates(text);
        var members = year is { } y ? named.Where(s => s.IsMember(y)).ToList() : named;
        if (members.Count > 0)
            return new(members[0], ClashNote(text, members[0], year));
        if (named.Count > 0 && year is { } when)
        {
            throw new FaultyInputException(
                origin,
                line,
                $"'{text}' ({named[0].Name}) is no member of the state system in {when}; "
                    + $"its membership is {DescribeMembership(named[0])}.",
                "nothing was computed"
            );
        }
        var near = NearMatches(text, year);
        var hint =
            near.Count == 0
                ? "write a COW number, an abbreviation or an English name."
                : "did you mean " + string.Join(" or ", near) + "?";
        var inYear = year is { } at ? $" in {at}" : "";
        throw new FaultyInputException(
            origin,
            line,
            $"'{text}' is no state{inYear} on this record; {hint}",
            "nothing was computed"
        );
    }

    /// <summary>
    /// The states whose experience a state remembers in a year: itself and its predecessors, without repetition.
    /// </summary>
    public IReadOnlyList<StateCode> Remembers(StateCode state, Year year)
    {
        List<StateCode> known = [state];
        for (int i = 0; i < known.Count; i++)
        {
            foreach (var succession in Successions)
            {
                if (
                    succession.Successor == known[i]
                    && succession.From <= year
                    && !known.Contains(succession.Predecessor)
                )
                    known.Add(succession.Predecessor);
            }
        }
        return known;
    }

    private static void Index(Dictionary<string, List<StateIdentity>> index, string key, StateIdentity state)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        if (!list.Contains(state))
            list.Add(state);
    }

    private static string DescribeMembership(StateIdentity state) =>
        state.Membership.Count == 0 ? "empty" : string.Join(", ", state.Membership);

    private List<StateIdentity> Candidates(string text)
    {
        List<StateIdentity> found = [];
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && _states.TryGetValue(new StateCode(number), out var numbered)
        )
            found.Add(numbered);
        foreach (
            var index in (ReadOnlySpan<Dictionary<string, List<StateIdentity>>>)[_byAbbreviation, _byName, _byIso3]
        )
        {
            if (index.TryGetValue(text, out var list))
                found.AddRange(list.Where(s => !found.Contains(s)));
        }
        return found;
    }

    private string? ClashNote(string text, StateIdentity chosen, Year? year)
    {
        if (
            !_byIso3.TryGetValue(text, out var others)
            || !_byAbbreviation.TryGetValue(text, out var cow)
            || !cow.Contains(chosen)
        )
            return null;
        var other = others.FirstOrDefault(s => s != chosen && (year is not { } y || s.IsMember(y)));
        return other is null
            ? null
            : $"'{text}' is read as the COW abbreviation of {chosen.Name} ({chosen.Code}); "
                + $"as an ISO3 code it would be {other.Name} ({other.Code}, {other.Abbreviation}).";
    }

    private List<string> NearMatches(string text, Year? year)
    {
        var ranked =
            from state in _states.Values
            where year is not { } y || state.IsMember(y)
            let distance = state
                .Aliases.Append(state.Name)
                .Append(state.Abbreviation)
                .Append(state.Iso3 ?? state.Name)
                .Min(name => EditDistance(text, name))
            where distance <= Math.Max(1, text.Length / 3)
            orderby distance, state.Code
            select $"{state.Abbreviation} ({state.Code}, {state.Name})";
        return [.. ranked.Take(3)];
    }

    private static int EditDistance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
            row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                int best = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[right.Length];
    }
}
