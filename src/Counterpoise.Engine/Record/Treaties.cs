namespace Counterpoise.Record;

/// <summary>Which alliance treaties bind which states, and when. Immutable.</summary>
/// <remarks>
/// Apart from <see cref="Variables.Obligations"/>, which tell what two states owe each other and not by which treaty. Cases carry none:
/// there <see cref="Coverage"/> is null, and <see cref="Between"/> says so.
/// </remarks>
public sealed class Treaties
{
    private readonly ILookup<StateCode, TreatyMembership> _ofState;

    internal Treaties(Coverage? coverage, IEnumerable<TreatyMembership> memberships)
    {
        Coverage = coverage;
        Memberships = [.. memberships.OrderBy(m => m.Treaty).ThenBy(m => m.State).ThenBy(m => m.First)];
        _ofState = Memberships.ToLookup(m => m.State);
    }

    /// <summary>The data set and its years; null where the record holds no treaties.</summary>
    public Coverage? Coverage { get; }

    /// <summary>Every membership, by treaty, then state, then first year.</summary>
    public IReadOnlyList<TreatyMembership> Memberships { get; }

    /// <summary>The memberships of a state in a year, by treaty; none beyond coverage.</summary>
    public IEnumerable<TreatyMembership> Of(StateCode state, Year year) =>
        _ofState[state].Where(m => m.First <= year && m.Last >= year);

    /// <summary>By which treaties two states were bound to each other in a year.</summary>
    /// <param name="one">A state.</param>
    /// <param name="other">Another state.</param>
    /// <param name="year">The year.</param>
    /// <returns>The treaties that both hold; null where no data set tells of the year.</returns>
    public TreatyLink? Between(StateCode one, StateCode other, Year year)
    {
        if (Coverage?.Years.Contains(year) != true)
            return null;
        var bound = Of(other, year).Select(m => m.Treaty).ToHashSet();
        return new([.. Of(one, year).Where(m => bound.Contains(m.Treaty)).DistinctBy(m => m.Treaty)]);
    }
}

/// <summary>The treaties that two states both hold in a year.</summary>
/// <param name="Shared">The first state's memberships, by treaty.</param>
public sealed record TreatyLink(IReadOnlyList<TreatyMembership> Shared)
{
    /// <summary>
    /// The treaties that may carry an obligation to defend: those coded with one; where none of them is, those whose provisions are not coded.
    /// </summary>
    /// <remarks>A treaty may oblige some of its members only; where several remain, the record does not tell which obliges these two.</remarks>
    public IReadOnlyList<int> OfDefence
    {
        get
        {
            int[] coded = [.. Shared.Where(m => m.Defence == true).Select(m => m.Treaty)];
            return coded.Length > 0 ? coded : [.. Shared.Where(m => m.Defence is null).Select(m => m.Treaty)];
        }
    }
}
