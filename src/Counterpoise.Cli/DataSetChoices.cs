using Counterpoise.Archive;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>--dataset</c>: which editions and lists of the archive a record is read from.</summary>
internal static class DataSetChoices
{
    private const string Option = "--dataset";

    /// <summary>Reads the choices, as <c>nmc=7.0</c> or <c>disputes=gml</c>.</summary>
    /// <exception cref="FaultyInputException">One is faulty, or two contradict each other.</exception>
    public static ArchiveChoices Read(IReadOnlyList<string> written)
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<Fault> faults = [];
        foreach (var choice in written)
        {
            int equals = choice.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == choice.Length - 1)
                faults.Add(new(Option, 0, $"'{choice}' names no version; write DATASET=VERSION, as nmc=7.0."));
            else if (
                !named.TryAdd(choice[..equals], choice[(equals + 1)..])
                && named[choice[..equals]] != choice[(equals + 1)..]
            )
                faults.Add(
                    new(Option, 0, $"'{choice}' contradicts {choice[..equals]}={named[choice[..equals]]}; choose one.")
                );
        }
        var choices = new ArchiveChoices
        {
            Disputes = OfList<DisputeSource>("disputes", ArchiveChoices.DataSetOf),
            Rivalries = OfList<RivalrySource>("rivalries", ArchiveChoices.DataSetOf),
            Alliances = OfList<AllianceSource>("alliances", ArchiveChoices.DataSetOf),
            Versions = named,
        };
        return faults.Count == 0 ? choices : throw new FaultyInputException(faults, "nothing was computed");

        // By the name of its authors or by that of its data set.
        T OfList<T>(string list, Func<T, string> dataSetOf)
            where T : struct, Enum
        {
            if (!named.Remove(list, out var name))
                return default;
            foreach (var source in Enum.GetValues<T>())
            {
                if (
                    string.Equals(Specification.NameOf(source), name, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(dataSetOf(source), name, StringComparison.OrdinalIgnoreCase)
                )
                    return source;
            }
            var known = string.Join(" or ", Enum.GetValues<T>().Select(Specification.NameOf));
            faults.Add(new(Option, 0, $"'{name}' is no source of {list}; choose {known}."));
            return default;
        }
    }
}
