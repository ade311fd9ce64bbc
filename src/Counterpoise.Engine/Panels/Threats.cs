using Counterpoise.Measures;

namespace Counterpoise.Panels;

/// <summary>The threat of every rival to every perceiver in one year. Arrays have shape [perceivers, rivals].</summary>
internal sealed class Threats
{
    private readonly int _count;

    public Threats(PanelYear year)
    {
        _count = year.Count;
        Rank = year.Matrix();
        Share = year.Matrix();
        Threat = year.Matrix();
        Absent = year.Matrix();
        Factors = [.. ThreatFactors.All.Select(_ => year.Matrix())];
        foreach (var matrix in (double[][])[Rank, Share, Threat, Absent, .. Factors])
            Array.Fill(matrix, double.NaN);
        Top = new double[_count];
        TopShare = new double[_count];
        Total = new double[_count];
        var threat = new Threat(year.Measurements, year.Specification);
        for (int i = 0; i < _count; i++)
            Take(threat.Ranking(year.Slice.States[i], year.Year), i);
    }

    /// <summary>1 for the greatest.</summary>
    public double[] Rank { get; }

    /// <summary>Share of all known threat to the perceiver, 0..1.</summary>
    public double[] Share { get; }

    /// <summary>Threat on its own scale.</summary>
    public double[] Threat { get; }

    /// <summary>Which factors are unknown: a bit each, in their order.</summary>
    public double[] Absent { get; }

    /// <summary>Values of each factor. Shape [4] of [perceivers, rivals].</summary>
    public IReadOnlyList<double[]> Factors { get; }

    /// <summary>Code of the greatest threat. Shape [perceivers].</summary>
    public double[] Top { get; }

    /// <summary>Its share. Shape [perceivers].</summary>
    public double[] TopShare { get; }

    /// <summary>Sum of all known threat. Shape [perceivers].</summary>
    public double[] Total { get; }

    private void Take(ThreatProfile profile, int perceiver)
    {
        int rivals = profile.Row.Rivals.Count;
        for (int r = 0; r < rivals; r++)
        {
            int at = At(perceiver, r);
            int absent = 0;
            for (int f = 0; f < ThreatFactors.Count; f++)
            {
                double value = profile.Row.Values[f * rivals + r];
                Factors[f][at] = value;
                absent |= double.IsNaN(value) ? 1 << f : 0;
            }
            Absent[at] = absent;
        }
        double total = 0;
        foreach (var entry in profile.Entries)
        {
            int at = At(perceiver, entry.Index);
            (Rank[at], Share[at], Threat[at]) = (entry.Rank, entry.Share, entry.Threat);
            total += entry.Threat;
        }
        Top[perceiver] = profile.Top?.Rival.Number ?? double.NaN;
        TopShare[perceiver] = profile.Top?.Share ?? double.NaN;
        Total[perceiver] = profile.Top is null ? double.NaN : total;
    }

    // Rivals are the year's states without the perceiver.
    private int At(int perceiver, int rival) => perceiver * _count + (rival < perceiver ? rival : rival + 1);
}
