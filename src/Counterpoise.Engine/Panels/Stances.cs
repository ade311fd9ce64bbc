using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>How the pairs of a year in fact stood to each other, by the rule of <see cref="ObservedStance"/>, for all pairs at once.</summary>
internal static class Stances
{
    private const int DisputeYears = 5;

    /// <summary>Numbers of <see cref="Stance"/>; NaN where the record does not say. Shape [states, states].</summary>
    public static double[] Of(PanelYear year)
    {
        int n = year.Count;
        var stances = year.Matrix();
        Array.Fill(stances, double.NaN);
        if (year.World.CoverageOf(Variables.Obligations) is not { } treaties || treaties.Years.First > year.Year)
            return stances;
        var (read, carried) = year.World.Standing(Variables.Obligations, year.Year);
        var places = year.PlacesIn(read);
        var (disputed, hostility) = Disputed(year);
        var cooperating = Cooperating(year);
        bool unseen = year.World.CoverageOf(EventList.Disputes) is not { } disputes || disputes.Years.Last < year.Year;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                float one = Owed(places[i], places[j]);
                float other = Owed(places[j], places[i]);
                int owed = (float.IsNaN(one) ? 0 : (int)one) | (float.IsNaN(other) ? 0 : (int)other);
                stances[i * n + j] = stances[j * n + i] = Stood(
                    (Obligations)owed,
                    !float.IsNaN(one) && !float.IsNaN(other),
                    i * n + j
                );
            }
        }
        return stances;

        float Owed(int from, int toward) =>
            read.Matrix(Variables.Obligations).IsEmpty || from < 0 || toward < 0 ? float.NaN : Matrix(from, toward);

        float Matrix(int from, int toward) => read.Matrix(Variables.Obligations)[from * read.Count + toward];

        double Stood(Obligations owed, bool stated, int at)
        {
            bool defence = owed.HasFlag(Obligations.Defence);
            bool opposed = disputed[at] > 0;
            if (!stated && !defence)
                return double.NaN;
            if (carried && opposed && hostility[at] == 5 && disputed[at] > read.Year.Value)
                return double.NaN;
            if (defence)
                return (double)Stance.Alliance;
            if ((owed & ~Obligations.TreatyWithout) != Obligations.None || cooperating.Contains(at))
                return (double)Stance.Alignment;
            if (opposed)
                return (double)Stance.Opposition;
            return unseen ? double.NaN : (double)Stance.Aloofness;
        }
    }

    // Year and hostility of the last dispute with force of some kind; zero where there was none of late.
    private static (double[] Year, double[] Hostility) Disputed(PanelYear year)
    {
        int n = year.Count;
        var last = year.Matrix();
        var hostility = year.Matrix();
        last.AsSpan().Clear();
        for (int back = DisputeYears - 1; back >= 0; back--)
        {
            var when = year.Year.Plus(-back);
            for (int i = 0; i < n; i++)
            {
                foreach (var mark in year.Events.ForceUsed.In(when, year.Slice.States[i]))
                {
                    if (year.Slice.IndexOf(mark.Toward) is >= 0 and var j)
                        (last[i * n + j], hostility[i * n + j]) = (when.Value, mark.Value);
                }
            }
        }
        return (last, hostility);
    }

    private static HashSet<int> Cooperating(PanelYear year)
    {
        HashSet<int> pairs = [];
        foreach (var item in year.World.Evidence)
        {
            if (
                item.Type != EvidenceType.SecurityCooperation
                || item.Date.Year > year.Year
                || !(item.Open || (item.Until?.Year ?? item.Date.Year) >= year.Year)
            )
                continue;
            int one = year.Slice.IndexOf(item.Perceiver);
            int other = year.Slice.IndexOf(item.Actor);
            if (one >= 0 && other >= 0)
                pairs.UnionWith([one * year.Count + other, other * year.Count + one]);
        }
        return pairs;
    }
}
