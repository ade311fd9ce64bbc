using System.Numerics;
using System.Numerics.Tensors;

namespace Counterpoise.Statistics;

/// <summary>Draws of weights that are zero or more and sum to one.</summary>
/// <remarks>
/// <para>
/// The flat law, Dirichlet(1, ..., 1), is uniform on the simplex. It is drawn as the spacings that k - 1 uniform cuts leave on
/// [0,1] (devroye1986, ch. V, theorem 2.1): no logarithm, so the same bits on every machine. Cuts are multiples of 2^-53 (float:
/// 2^-24) and so are the spacings: without a floor, the weights sum to one exactly, in any order of addition. Two cuts may
/// coincide, with probability below k^2 times that unit; a weight is then zero.
/// </para>
/// <para>
/// With a floor f, a weight is f + (1 - k f) w for a flat draw w. That is exactly the flat law given that every weight is f or
/// more: the map is affine and one to one from the simplex onto the part of it where every weight is f or more, an affine map
/// scales all volumes alike, so it carries the uniform law to the uniform law, and the uniform law given a part is the uniform
/// law on the part. It holds for the flat law only. Rounding then leaves the sum within k units in the last place of one.
/// </para>
/// </remarks>
public static class Dirichlet
{
    // Above this many cuts a sort by insertion loses to the library's.
    private const int FewCuts = 16;

    /// <summary>Draws weights from the flat law. Takes 2 (k - 1) words.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="weights">Receives the weights. Shape [k], k at least 1.</param>
    /// <param name="floor">Least weight, 0..1/k.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The floor lies outside 0..1/k or is not a number.</exception>
    public static void DrawFlat(ref Philox random, Span<double> weights, double floor = 0) =>
        FillFlat(ref random, weights.Length, weights, floor);

    /// <summary>Draws weights from the flat law. Takes k - 1 words.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="weights">Receives the weights. Shape [k], k at least 1.</param>
    /// <param name="floor">Least weight, 0..1/k.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The floor lies outside 0..1/k or is not a number.</exception>
    public static void DrawFlat(ref Philox random, Span<float> weights, float floor = 0) =>
        FillFlat(ref random, weights.Length, weights, floor);

    /// <summary>Draws many sets of weights from the flat law: what as many calls of DrawFlat would return.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="count">Weights in a set, k, at least 1.</param>
    /// <param name="draws">Receives the sets, one after the other. Shape [sets, k].</param>
    /// <param name="floor">Least weight, 0..1/k.</param>
    /// <exception cref="ArgumentException">The span does not hold a whole number of sets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the floor outside 0..1/k or not a number.</exception>
    public static void FillFlat(ref Philox random, int count, Span<double> draws, double floor = 0)
    {
        var room = Room(count, draws.Length, floor);
        random.Fill(draws[..(draws.Length / count * (count - 1))]);
        Spread(count, draws, floor, room);
    }

    /// <summary>Draws many sets of weights from the flat law: what as many calls of DrawFlat would return.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="count">Weights in a set, k, at least 1.</param>
    /// <param name="draws">Receives the sets, one after the other. Shape [sets, k].</param>
    /// <param name="floor">Least weight, 0..1/k.</param>
    /// <exception cref="ArgumentException">The span does not hold a whole number of sets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the floor outside 0..1/k or not a number.</exception>
    public static void FillFlat(ref Philox random, int count, Span<float> draws, float floor = 0)
    {
        var room = Room(count, draws.Length, floor);
        random.Fill(draws[..(draws.Length / count * (count - 1))]);
        Spread(count, draws, floor, room);
    }

    /// <summary>Draws weights from any Dirichlet law, as gamma variables over their sum (devroye1986, ch. XI, theorem 4.1).</summary>
    /// <param name="random">Stream, moved on by as many words as the rejections take.</param>
    /// <param name="concentrations">
    /// Concentrations, <see cref="Gamma.LeastShape"/>..<see cref="Gamma.GreatestShape"/>. Shape [k], k at least 1.
    /// </param>
    /// <param name="weights">Receives the weights, which sum to one but for rounding. Shape [k].</param>
    /// <exception cref="ArgumentException">The shapes disagree or are empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A concentration lies outside its range or is not a number.</exception>
    public static void Draw(ref Philox random, ReadOnlySpan<double> concentrations, Span<double> weights)
    {
        if (weights.IsEmpty || concentrations.Length != weights.Length)
        {
            throw new ArgumentException(
                $"{concentrations.Length} concentrations do not fit {weights.Length} weights; give as many, at least one.",
                nameof(concentrations)
            );
        }
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Gamma.DrawLogarithm(ref random, concentrations[i]);
        // Logarithms are taken relative to the greatest, or small concentrations would leave 0 / 0.
        var greatest = TensorPrimitives.Max<double>(weights);
        foreach (ref var weight in weights)
            weight = Math.Exp(weight - greatest);
        var sum = OrderedSum.Of(weights);
        foreach (ref var weight in weights)
            weight /= sum;
    }

    private static T Room<T>(int count, int length, T floor)
        where T : IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (length % count != 0)
            throw new ArgumentException(
                $"{length} places hold no whole number of sets of {count} weights.",
                nameof(length)
            );
        var parts = T.CreateChecked(count);
        if (!(floor >= T.Zero && floor <= T.One / parts))
            throw new ArgumentOutOfRangeException(
                nameof(floor),
                floor,
                $"A floor of {count} weights lies in 0..1/{count}."
            );
        return T.Max(T.Zero, T.One - (parts * floor));
    }

    /// <summary>Turns the cuts, packed at the front, into sets of weights, last set first so that no cut is overwritten unread.</summary>
    private static void Spread<T>(int count, Span<T> draws, T floor, T room)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        for (var set = (draws.Length / count) - 1; set >= 0; set--)
        {
            var weights = draws.Slice(set * count, count);
            var cuts = weights[..^1];
            draws.Slice(set * (count - 1), count - 1).CopyTo(cuts);
            Sort(cuts);
            var above = T.One;
            for (var i = count - 1; i > 0; i--)
            {
                var cut = cuts[i - 1];
                weights[i] = above - cut;
                above = cut;
            }
            weights[0] = above;
            if (T.IsZero(floor))
                continue;
            foreach (ref var weight in weights)
                weight = floor + (room * weight);
        }
    }

    private static void Sort<T>(Span<T> cuts)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (cuts.Length > FewCuts)
        {
            cuts.Sort();
            return;
        }
        for (var i = 1; i < cuts.Length; i++)
        {
            var cut = cuts[i];
            var place = i;
            for (; place > 0 && cuts[place - 1] > cut; place--)
                cuts[place] = cuts[place - 1];
            cuts[place] = cut;
        }
    }
}
