using System.Globalization;
using Counterpoise.Archive;

namespace Counterpoise.Bench;

/// <summary>A made file in the layout of COW Formal Alliances by directed year, of any number of rows.</summary>
internal static class AllianceYearFile
{
    private const int YearsOfAlliance = 20;

    private const int Partners = 300;

    /// <summary>Writes sound rows: alliances of twenty years, each year in both directions.</summary>
    public static void Write(string path, int rows)
    {
        var headers = ImporterCatalogue.Find("cow-alliance-years")!.DataSet.Layouts[0].Headers;
        using var text = new StreamWriter(path) { NewLine = "\n" };
        text.WriteLine(string.Join(',', headers));
        for (int row = 0; row < rows; row++)
        {
            int pair = row / 2 / YearsOfAlliance;
            int start = 1816 + pair % 150;
            int first = 2 + pair / Partners;
            int second = 500 + pair % Partners;
            bool mirrored = row % 2 == 1;
            text.WriteLine(
                string.Join(
                    ',',
                    headers.Select(header =>
                        header switch
                        {
                            "version4id" => Shown(1 + pair % 9_999),
                            "ccode1" => Shown(mirrored ? second : first),
                            "ccode2" => Shown(mirrored ? first : second),
                            "state_name1" => $"State {Shown(mirrored ? second : first)}",
                            "state_name2" => $"State {Shown(mirrored ? first : second)}",
                            "dyad_st_year" => Shown(start),
                            "dyad_end_year" => Shown(start + YearsOfAlliance - 1),
                            "year" => Shown(start + row / 2 % YearsOfAlliance),
                            "version" => "4.1",
                            "dyad_st_day" or "dyad_end_day" => Shown(1 + pair % 28),
                            "dyad_st_month" or "dyad_end_month" => Shown(1 + pair % 12),
                            "left_censor" or "right_censor" => "0",
                            _ => Shown(pair >> (header.Length % 4) & 1),
                        }
                    )
                )
            );
        }
    }

    private static string Shown(int value) => value.ToString(CultureInfo.InvariantCulture);
}
