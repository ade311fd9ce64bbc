using Counterpoise.Briefs.Claims;
using Counterpoise.Record;

namespace Counterpoise.Tests.Case;

/// <summary>The same history told otherwise: states renamed, two of them swapped, or figures deleted.</summary>
internal static class Rewritten
{
    /// <summary>Copies a record through the one door.</summary>
    /// <param name="world">The record.</param>
    /// <param name="code">The new code of each state.</param>
    /// <param name="history">
    /// Whose figures and events each state gets; itself for a plain renaming. Names and membership stay with the state.
    /// </param>
    /// <param name="keep">Which state figures are kept; null for all.</param>
    /// <param name="last">Last year to keep; events of that year and later are taken out. Null for all.</param>
    public static World Copy(
        World world,
        Func<StateCode, StateCode> code,
        Func<StateCode, StateCode>? history = null,
        Func<Variable, StateCode, Year, bool>? keep = null,
        Year? last = null
    )
    {
        var years = new YearSpan(world.Years.First, last ?? world.Years.Last);
        bool Known(Year year) => last is not { } end || year < end;
        history ??= state => state;
        StateCode Told(StateCode state) => code(history(state));
        var identity = new Identity(
            world.Identity.States.Select(s =>
                s with
                {
                    Code = code(s.Code),
                    Abbreviation = $"X{code(s.Code)}",
                    Name = $"Land {code(s.Code)}",
                    Iso3 = null,
                    Aliases = [],
                    // A state that gets another's history gets the years in which that history was made.
                    Membership = world.Identity.Find(history(s.Code))!.Membership,
                }
            ),
            world.Identity.Successions.Select(s => new Succession(Told(s.Predecessor), Told(s.Successor), s.From))
        );
        bool whole = world.Slices[0].HoldsWholeSystem;
        var builder = new WorldBuilder(identity, years, whole);
        foreach (var variable in Variables.All)
        {
            if (world.CoverageOf(variable) is { } coverage)
                builder.Cover(variable, coverage);
        }
        foreach (var list in Enum.GetValues<EventList>())
        {
            if (world.CoverageOf(list) is { } coverage)
                builder.Cover(list, coverage);
        }
        foreach (var slice in world.Slices.Where(s => years.Contains(s.Year)))
            CopySlice(slice, builder, Told, keep, whole);
        foreach (var d in world.Disputes.Where(d => Known(d.Year)))
            builder.Add(d with { Dyad = Dyad(d.Dyad) });
        foreach (var w in world.Wars.Where(w => Known(w.First)))
            builder.Add(w with { Dyad = Dyad(w.Dyad) });
        foreach (var r in world.Rivalries.Where(r => Known(r.First)))
            builder.Add(r with { Dyad = new Dyad(Told(r.Dyad.A), Told(r.Dyad.B)) });
        foreach (var c in world.ColonialRule)
            builder.Add(c with { Ruler = Told(c.Ruler), Ruled = Told(c.Ruled) });
        foreach (var r in world.ArmsRaces.Where(r => Known(r.First)))
            builder.Add(r with { Dyad = new Dyad(Told(r.Dyad.A), Told(r.Dyad.B)) });
        foreach (var c in world.Conquests.Where(c => Known(c.Year)))
            builder.Add(c with { Conqueror = Told(c.Conqueror), Conquered = Told(c.Conquered) });
        foreach (var e in world.Evidence.Where(e => Known(e.Date.Year)))
        {
            builder.Add(
                e with
                {
                    Perceiver = Told(e.Perceiver),
                    Actor = Told(e.Actor),
                    About = e.About is { } about ? Told(about) : null,
                }
            );
        }
        return builder.Build();

        DirectedDyad Dyad(DirectedDyad dyad) => new(Told(dyad.Perceiver), Told(dyad.Rival));
    }

    /// <summary>Copies claims, with other states in the arguments of their tests.</summary>
    public static IReadOnlyList<Claim> Copy(IEnumerable<Claim> claims, Func<StateCode, StateCode> code) =>
        [.. claims.Select(claim => claim with { Arguments = claim.Arguments.About(code) })];

    private static void CopySlice(
        YearSlice slice,
        WorldBuilder builder,
        Func<StateCode, StateCode> told,
        Func<Variable, StateCode, Year, bool>? keep,
        bool whole
    )
    {
        foreach (var variable in Variables.All)
        {
            for (int i = 0; i < slice.Count; i++)
            {
                var state = slice.States[i];
                if (variable.Level == VariableLevel.StateYear)
                {
                    var column = slice.Column(variable);
                    if (
                        !column.IsEmpty
                        && !double.IsNaN(column[i])
                        && (keep?.Invoke(variable, state, slice.Year) ?? true)
                    )
                        builder.Set(variable, told(state), slice.Year, column[i]);
                    continue;
                }
                var matrix = slice.Matrix(variable);
                for (int j = 0; j < slice.Count && !matrix.IsEmpty; j++)
                {
                    if (!float.IsNaN(matrix[i * slice.Count + j]))
                        builder.Set(
                            variable,
                            told(state),
                            told(slice.States[j]),
                            slice.Year,
                            matrix[i * slice.Count + j]
                        );
                }
            }
        }
        if (!whole)
        {
            foreach (var (quantity, figure) in slice.System)
                builder.SetSystem(quantity, slice.Year, figure);
            foreach (var (quantity, count) in slice.Dyads)
                builder.SetDyads(quantity, slice.Year, count);
        }
    }
}
