using Counterpoise.Files;
using Counterpoise.Record;

namespace Counterpoise.Archive.Readings;

/// <summary>Reads who is who, and when, from the panel, the membership list and the concordance.</summary>
internal static class ArchiveIdentity
{
    public static Identity Read(ArchiveTables tables, HeldDataSet panel, IdentityFile ours)
    {
        var names = Names(tables);
        var concordance = Concordance(tables);
        var days = Days(tables);
        var adopted = ours.States.ToDictionary(s => s.Code);
        List<StateIdentity> states = [];
        foreach (var rows in PanelRows(tables, panel).GroupBy(row => row.Code).OrderBy(g => g.Key))
        {
            var last = rows.Last();
            var code = new StateCode(rows.Key);
            var extra = adopted.GetValueOrDefault(code);
            var name = names.GetValueOrDefault(rows.Key) ?? last.Name;
            var (english, iso3) = concordance.GetValueOrDefault(rows.Key);
            List<string> aliases = [.. extra?.Aliases ?? []];
            foreach (var other in (ReadOnlySpan<string?>)[last.Name, english])
            {
                if (
                    other is not null
                    && !string.Equals(other, name, StringComparison.OrdinalIgnoreCase)
                    && !aliases.Contains(other, StringComparer.OrdinalIgnoreCase)
                    && extra is not { LacksIso3: true }
                )
                    aliases.Add(other);
            }
            states.Add(
                new StateIdentity
                {
                    Code = code,
                    Abbreviation = last.Abbreviation,
                    Name = name,
                    Iso3 = extra is { LacksIso3: true } ? null : extra?.Iso3 ?? iso3,
                    Aliases = aliases,
                    Membership = Spans(rows.Select(row => row.Year)),
                    MembershipDays = days.GetValueOrDefault(rows.Key) ?? [],
                    GleditschWard =
                    [
                        .. rows.Where(row => row.GleditschWard is not null)
                            .GroupBy(row => row.GleditschWard!.Value)
                            .SelectMany(g => Spans(g.Select(row => row.Year)).Select(span => (g.Key, span)))
                            .OrderBy(spell => spell.span.First),
                    ],
                }
            );
        }
        var held = states.Select(s => s.Code).ToHashSet();
        return new Identity(
            states,
            ours.Successions.Where(s => held.Contains(s.Predecessor) && held.Contains(s.Successor))
        );
    }

    private static List<(int Code, int Year, string Abbreviation, string Name, int? GleditschWard)> PanelRows(
        ArchiveTables tables,
        HeldDataSet panel
    )
    {
        List<(int, int, string, string, int?)> rows = [];
        tables.Each(
            $"SELECT ccode, year, stateabb, cw_name, gwcode FROM {panel.Table} WHERE ccode IS NOT NULL "
                + "ORDER BY ccode, year, gwcode",
            row =>
                rows.Add(
                    (
                        row.GetInt32(0),
                        row.GetInt32(1),
                        row.GetString(2),
                        row.IsDBNull(3) ? row.GetString(2) : row.GetString(3),
                        row.IsDBNull(4) ? null : row.GetInt32(4)
                    )
                )
        );
        return rows;
    }

    private static Dictionary<int, string> Names(ArchiveTables tables)
    {
        Dictionary<int, string> names = [];
        if (tables.Find("states") is { } states)
        {
            tables.Each(
                $"SELECT ccode, statenme FROM {states.Table} ORDER BY ccode, styear",
                row => names[row.GetInt32(0)] = row.GetString(1)
            );
        }
        return names;
    }

    // A spell that ends with the list is open.
    private static Dictionary<int, List<(DateOnly, DateOnly)>> Days(ArchiveTables tables)
    {
        Dictionary<int, List<(DateOnly, DateOnly)>> days = [];
        if (tables.Find("states") is not { } states)
            return days;
        var end = new DateOnly(states.Coverage.Last.Value, 12, 31);
        tables.Each(
            $"SELECT ccode, styear, stmonth, stday, endyear, endmonth, endday FROM {states.Table} ORDER BY ccode, styear",
            row =>
            {
                if (!days.TryGetValue(row.GetInt32(0), out var spells))
                    days.Add(row.GetInt32(0), spells = []);
                var last = new DateOnly(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6));
                spells.Add(
                    (
                        new DateOnly(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)),
                        last == end ? DateOnly.MaxValue : last
                    )
                );
            }
        );
        return days;
    }

    private static Dictionary<int, (string Name, string? Iso3)> Concordance(ArchiveTables tables)
    {
        Dictionary<int, (string, string?)> byCode = [];
        if (tables.Find("country-codes") is { } codes)
        {
            tables.Each(
                $"SELECT cown, \"country.name.en\", iso3c FROM {codes.Table} WHERE cown IS NOT NULL ORDER BY cown, 2",
                row => byCode.TryAdd(row.GetInt32(0), (row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)))
            );
        }
        return byCode;
    }

    /// <summary>Compresses years to spans without a gap.</summary>
    internal static IReadOnlyList<YearSpan> Spans(IEnumerable<int> years)
    {
        List<YearSpan> spans = [];
        int? first = null;
        int last = 0;
        foreach (int year in years.Distinct().Order())
        {
            if (first is { } open && year > last + 1)
            {
                spans.Add(new YearSpan(open, last));
                first = year;
            }
            first ??= year;
            last = year;
        }
        if (first is { } remaining)
            spans.Add(new YearSpan(remaining, last));
        return spans;
    }
}
