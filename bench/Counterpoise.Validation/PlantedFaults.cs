using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Statistics;

namespace Counterpoise.Validation;

/// <summary>Sheets with faults that every importer must find, at most one a row.</summary>
internal static class PlantedFaults
{
    /// <summary>Plants faults in some rows.</summary>
    /// <param name="sheet">Sound rows.</param>
    /// <param name="fields">The field of each column.</param>
    /// <param name="asText">Whether the file will be text, where a line may be too long, empty or not UTF-8.</param>
    /// <param name="random">Chooses rows and faults.</param>
    /// <returns>The sheet, and the rows at fault, from 0, in order.</returns>
    public static (Sheet Sheet, IReadOnlyList<int> Rows) Plant(
        Sheet sheet,
        IReadOnlyList<Field> fields,
        bool asText,
        ref Philox random
    )
    {
        int count = 1 + random.NextInt32(Math.Min(5, sheet.Rows.Count));
        SortedSet<int> chosen = [];
        while (chosen.Count < count)
            chosen.Add(random.NextInt32(sheet.Rows.Count));
        var rows = sheet.Rows.ToArray();
        List<int> planted = [];
        foreach (int row in chosen)
        {
            if (Faulty(rows[row], fields, asText, ref random) is not { } faulty)
                continue;
            rows[row] = faulty;
            planted.Add(row);
        }
        return (sheet with { Rows = rows }, planted);
    }

    private static string[]? Faulty(
        IReadOnlyList<string> row,
        IReadOnlyList<Field> fields,
        bool asText,
        ref Philox random
    )
    {
        if (asText && random.NextInt32(4) == 0)
        {
            switch (random.NextInt32(4))
            {
                case 0:
                    return [.. row, "more"];
                case 1 when row.Count > 2:
                    return [.. row.Take(row.Count - 1)];
                case 2 when row.Count > 1:
                    return [""];
                case 3 when fields[0].Kind != FieldKind.Text:
                    return [$"#{row[0]}", .. row.Skip(1)];
            }
        }
        for (int attempt = 0; attempt < 50; attempt++)
        {
            int column = random.NextInt32(fields.Count);
            if (Bad(fields[column], asText, ref random) is not { } bad)
                continue;
            var faulty = row.ToArray();
            faulty[column] = bad;
            // A text that begins with '#' is a text like any other; the row is at fault for its bad cell alone.
            if (asText && column > 0 && fields[0].Kind == FieldKind.Text && random.NextInt32(4) == 0)
                faulty[0] = $"#{faulty[0]}";
            return faulty;
        }
        return null;
    }

    private static string? Bad(Field field, bool asText, ref Philox random)
    {
        int choice = random.NextInt32(10);
        if (choice == 0 && field.Required)
            return "";
        if (asText && choice == 1)
            return $"a{Sheet.BadByte}b";
        if (asText && choice == 2)
            return "a\0b";
        if (field.Kind == FieldKind.Text)
            return null;
        if (field.Kind == FieldKind.Day)
            return choice < 6 ? "1910-02-30" : "22.8.1910";
        var bad = choice switch
        {
            3 => "many",
            4 => "NaN",
            5 => "-Infinity",
            6 => "1e999",
            7 when field.Kind == FieldKind.Integer => "3.25",
            8 when field.Least > -1e300 => Beyond(field.Least, -1 - random.NextInt32(1000)),
            9 when field.Greatest < 1e300 => Beyond(field.Greatest, 1 + random.NextInt32(1000)),
            _ => null,
        };
        return bad is null || field.MissingCodes.ContainsKey(bad) ? null : bad;
    }

    private static string Beyond(double bound, int step) =>
        (bound + (Math.Abs(bound) < 1e9 ? step : step * Math.Abs(bound))).ToString(CultureInfo.InvariantCulture);
}
