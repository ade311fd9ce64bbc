namespace Counterpoise.Cli;

/// <summary>States written by the user with commas between them.</summary>
internal static class StateList
{
    /// <summary>Reads the states of a year.</summary>
    /// <returns>The states, each once, in the order written; null where the option was not given.</returns>
    /// <exception cref="FaultyInputException">A state is unknown, not held or named twice, or none is named; all faults at once.</exception>
    public static IReadOnlyList<StateCode>? Of(RecordSource sources, OpenRecord opened, string[]? written, Year year)
    {
        if (written is null or [])
            return null;
        List<StateCode> states = [];
        List<Fault> faults = [];
        var slice = opened.World.At(year);
        foreach (
            var name in written.SelectMany(list =>
                list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
        )
        {
            try
            {
                var state = sources.Resolve(opened.World, name, year);
                if (slice.IndexOf(state) < 0)
                    faults.Add(new("--states", 0, $"'{name}' is not held in {year} by this record; leave it out."));
                else if (states.Contains(state))
                    faults.Add(new("--states", 0, $"'{name}' is named twice; name each state once."));
                else
                    states.Add(state);
            }
            catch (FaultyInputException faulty)
            {
                faults.AddRange(faulty.Faults.Select(fault => fault with { File = "--states" }));
            }
        }
        if (states.Count == 0 && faults.Count == 0)
            faults.Add(new("--states", 0, "no state is named; write them as JPN,ROK,USA."));
        return faults.Count == 0 ? states : throw new FaultyInputException(faults, "nothing was computed");
    }

    /// <summary>The option, as a manifest tells it; empty where it was not given.</summary>
    public static string Words(OpenRecord opened, IReadOnlyList<StateCode>? states) =>
        states is null ? "" : $" --states {string.Join(',', states.Select(opened.World.Identity.AbbreviationOf))}";
}
