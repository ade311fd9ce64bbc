using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Counterpoise.Measures;

/// <summary>The arithmetic of threat, dense and without allocation.</summary>
public static class ThreatKernel
{
    /// <summary>Threat that each rival poses to one perceiver, geometric form.</summary>
    /// <param name="logFactors">Standardised logs of the four factors, factor-major. Shape [4, rivals]; NaN marks absence.</param>
    /// <param name="weights">Non-negative exponents in the order of <see cref="ThreatFactor"/>. Shape [4].</param>
    /// <param name="logThreat">
    /// Receives the log of threat; NaN where any factor with a positive weight is NaN. Shape [rivals].
    /// </param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    /// <remarks>Factors: walt1987, pp. 21-26. The product form is ours.</remarks>
    public static void Geometric(ReadOnlySpan<float> logFactors, ReadOnlySpan<float> weights, Span<float> logThreat)
    {
        CheckShapes(logFactors.Length, weights.Length, logThreat.Length);
        int rivals = logThreat.Length;
        logThreat.Clear();
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            // A factor of no weight says nothing, even where it is unknown.
            if (weights[f] > 0)
                TensorPrimitives.MultiplyAdd(logFactors.Slice(f * rivals, rivals), weights[f], logThreat, logThreat);
        }
    }

    /// <summary>The rival that threatens most under each of many weightings, geometric or additive form.</summary>
    /// <param name="factors">
    /// Standardised logs, or ranks, of the four factors, factor-major. Shape [4, rivals]. Every entry is a number: leave
    /// out rivals with an unknown factor.
    /// </param>
    /// <param name="weightings">Weights, factor-major. Shape [4, draws].</param>
    /// <param name="top">Receives the index of the top rival; the lower index wins a tie. Shape [draws].</param>
    /// <exception cref="ArgumentException">The shapes disagree, or there is no rival.</exception>
    public static void TopRival(ReadOnlySpan<float> factors, ReadOnlySpan<float> weightings, Span<int> top)
    {
        int rivals = factors.Length / ThreatFactors.Count;
        int draws = top.Length;
        if (rivals == 0 || factors.Length != ThreatFactors.Count * rivals)
            throw new ArgumentException("Factors have shape [4, rivals] with at least one rival.", nameof(factors));
        if (weightings.Length != ThreatFactors.Count * draws)
            throw new ArgumentException("Weightings have shape [4, draws].", nameof(weightings));
        int done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Lanes are weightings; four vectors a block, so that each rival's factors are broadcast once for 32 draws.
            int width = Vector256<float>.Count;
            for (; done + 4 * width <= draws; done += 4 * width)
                TopOfBlock(factors, rivals, weightings, draws, done, top);
        }
        for (int d = done; d < draws; d++)
        {
            float best = float.NegativeInfinity;
            int winner = 0;
            for (int j = 0; j < rivals; j++)
            {
                float score = Score(factors, rivals, j, weightings, draws, d);
                if (score > best)
                    (best, winner) = (score, j);
            }
            top[d] = winner;
        }
    }

    /// <summary>The rival that comes second under each of many weightings, given the first.</summary>
    /// <param name="factors">As for <see cref="TopRival"/>. Shape [4, rivals].</param>
    /// <param name="weightings">Weights, factor-major. Shape [4, draws].</param>
    /// <param name="top">The index of the top rival. Shape [draws].</param>
    /// <param name="second">Receives the index of the second, or -1 where there is one rival only. Shape [draws].</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static void SecondRival(
        ReadOnlySpan<float> factors,
        ReadOnlySpan<float> weightings,
        ReadOnlySpan<int> top,
        Span<int> second
    )
    {
        int rivals = factors.Length / ThreatFactors.Count;
        if (second.Length != top.Length || weightings.Length != ThreatFactors.Count * top.Length)
            throw new ArgumentException("Weightings have shape [4, draws], top and second [draws].", nameof(second));
        for (int d = 0; d < top.Length; d++)
        {
            float best = float.NegativeInfinity;
            int runnerUp = -1;
            for (int j = 0; j < rivals; j++)
            {
                float score =
                    j == top[d] ? float.NegativeInfinity : Score(factors, rivals, j, weightings, top.Length, d);
                if (score > best)
                    (best, runnerUp) = (score, j);
            }
            second[d] = runnerUp;
        }
    }

    private static float Score(
        ReadOnlySpan<float> factors,
        int rivals,
        int j,
        ReadOnlySpan<float> weightings,
        int draws,
        int d
    )
    {
        // The same order of fused operations as the vector path, so that both agree to the bit.
        float score = factors[j] * weightings[d];
        score = float.FusedMultiplyAdd(factors[rivals + j], weightings[draws + d], score);
        score = float.FusedMultiplyAdd(factors[2 * rivals + j], weightings[2 * draws + d], score);
        return float.FusedMultiplyAdd(factors[3 * rivals + j], weightings[3 * draws + d], score);
    }

    private static void TopOfBlock(
        ReadOnlySpan<float> factors,
        int rivals,
        ReadOnlySpan<float> weightings,
        int draws,
        int start,
        Span<int> top
    )
    {
        Lanes a = new(weightings, draws, start);
        Lanes b = new(weightings, draws, start + 8);
        Lanes c = new(weightings, draws, start + 16);
        Lanes d = new(weightings, draws, start + 24);
        var capability = factors[..rivals];
        var proximity = factors.Slice(rivals, rivals);
        var offense = factors.Slice(2 * rivals, rivals);
        var intent = factors.Slice(3 * rivals, rivals);
        for (int j = 0; j < capability.Length; j++)
        {
            var f0 = Vector256.Create(capability[j]);
            var f1 = Vector256.Create(proximity[j]);
            var f2 = Vector256.Create(offense[j]);
            var f3 = Vector256.Create(intent[j]);
            var index = Vector256.Create(j);
            a.Meet(f0, f1, f2, f3, index);
            b.Meet(f0, f1, f2, f3, index);
            c.Meet(f0, f1, f2, f3, index);
            d.Meet(f0, f1, f2, f3, index);
        }
        a.Winner.CopyTo(top[start..]);
        b.Winner.CopyTo(top[(start + 8)..]);
        c.Winner.CopyTo(top[(start + 16)..]);
        d.Winner.CopyTo(top[(start + 24)..]);
    }

    private static void CheckShapes(int logFactors, int weights, int rivals)
    {
        if (logFactors != ThreatFactors.Count * rivals)
            throw new ArgumentException("Log factors have shape [4, rivals].", nameof(logFactors));
        if (weights != ThreatFactors.Count)
            throw new ArgumentException("Weights have shape [4].", nameof(weights));
    }

    /// <summary>Eight weightings with the best score met so far.</summary>
    private ref struct Lanes
    {
        private readonly Vector256<float> _w0;
        private readonly Vector256<float> _w1;
        private readonly Vector256<float> _w2;
        private readonly Vector256<float> _w3;
        private Vector256<float> _best = Vector256.Create(float.NegativeInfinity);

        public Lanes(ReadOnlySpan<float> weightings, int draws, int start)
        {
            _w0 = Vector256.Create(weightings.Slice(start, 8));
            _w1 = Vector256.Create(weightings.Slice(draws + start, 8));
            _w2 = Vector256.Create(weightings.Slice(2 * draws + start, 8));
            _w3 = Vector256.Create(weightings.Slice(3 * draws + start, 8));
        }

        public Vector256<int> Winner { get; private set; } = Vector256<int>.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Meet(
            Vector256<float> f0,
            Vector256<float> f1,
            Vector256<float> f2,
            Vector256<float> f3,
            Vector256<int> index
        )
        {
            var score = f0 * _w0;
            score = Vector256.FusedMultiplyAdd(f1, _w1, score);
            score = Vector256.FusedMultiplyAdd(f2, _w2, score);
            score = Vector256.FusedMultiplyAdd(f3, _w3, score);
            var better = Vector256.GreaterThan(score, _best);
            _best = Vector256.Max(score, _best);
            Winner = Vector256.ConditionalSelect(better.AsInt32(), index, Winner);
        }
    }
}
