using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>Ends of ranges where the height is no parabola: there they are where it has fallen as far as at the end of a parabola's range.</summary>
/// <remarks>
/// Falls are scaled by the ratio of the model's own variance to that of the range (chandler2007 scales the whole height so), since a
/// pseudo-likelihood is steeper than its links are independent.
/// </remarks>
/// <param name="model">The model.</param>
/// <param name="terms">What is believed beforehand.</param>
/// <param name="top">The top.</param>
/// <param name="bread">Inverse of the information at the top. Shape [terms * terms].</param>
internal sealed class HeightProfiles(
    PseudoLikelihood model,
    IReadOnlyList<AlignmentTerm> terms,
    HillShape top,
    double[] bread
)
{
    /// <summary>Most tries at an end.</summary>
    public const int MostTries = 8;

    private const double Near = 0.03;
    private const double MostStretch = 2.5;

    // Tops of different starts that agree are no further apart than this.
    private const double Level = 1e-4;

    /// <summary>One end of a range, and how far the height falls at the end that a parabola would have.</summary>
    /// <param name="term">Place of the term.</param>
    /// <param name="away">Signed distance of a parabola's end from the top, on the scale of fitting.</param>
    public RangeEnd End(int term, double away)
    {
        int p = terms.Count;
        double error = away / Normal.Quantile(0.975);
        double scale = bread[(term * p) + term] / (error * error);
        bool higher = false;
        double first = Scaled(away);
        if (!AlignmentProfile.IsOff(first))
            return new(away, first, higher, false);
        // The root of a fall is a straight line in a parabola, and nearly one elsewhere.
        var (end, fall) = (away, first);
        for (int attempt = 0; attempt < MostTries && IsOff(fall); attempt++)
        {
            end *= Math.Clamp(Stretch(fall), 1 / MostStretch, MostStretch);
            fall = Scaled(end);
        }
        return new(end, first, higher, IsOff(fall));

        double Scaled(double at)
        {
            double fallen = Fall(term, at);
            higher |= fallen < -Level;
            return scale * Math.Max(0, fallen);
        }

        static double Stretch(double fall) => Math.Sqrt(AlignmentProfile.OfParabola / Math.Max(fall, 1e-6));

        static bool IsOff(double fall) => Math.Abs(Stretch(fall) - 1) >= Near;
    }

    // Negative where the place is higher than the top.
    private double Fall(int term, double away)
    {
        int p = terms.Count;
        // Held by a belief that nothing moves; the others start where a parabola would have them.
        double held = top.Place[term] + away;
        AlignmentTerm[] nailed = [.. terms];
        nailed[term] = nailed[term] with { Centre = held, Spread = PseudoLikelihood.Nailed };
        double[] start =
        [
            .. Enumerable
                .Range(0, p)
                .Select(t => top.Place[t] + (away * bread[(t * p) + term] / bread[(term * p) + term])),
        ];
        start[term] = held;
        var reached = model.Climb(nailed, start);
        double belief = (reached.Place[term] - terms[term].Centre) / terms[term].Spread;
        double nail = (reached.Place[term] - held) / PseudoLikelihood.Nailed;
        return top.Height - (reached.Height + (0.5 * nail * nail) - (0.5 * belief * belief));
    }
}
