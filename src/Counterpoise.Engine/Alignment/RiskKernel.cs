using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Counterpoise.Alignment;

/// <summary>
/// Sums over the rivals k of one state. Rows are padded to a whole number of vectors; the padding weighs nothing.
/// </summary>
/// <remarks>
/// Eight lanes on every machine, by software where it has fewer, and no fused operation: the order of additions and every bit of the
/// result are the same everywhere. A partner's help against k is c sqrt(s_jk) + kappa L_jk P_k, which two rows and one number of the
/// partner give (concern, pressure, force), so that no table of n^3 is read: two rows of n stay in the cache where n^3 would not.
/// Compiled in full at the first call: a search may be over before a loop this short counts as hot.
/// </remarks>
internal static class RiskKernel
{
    /// <summary>Lanes of a vector; rows are padded to a multiple of it.</summary>
    public const int Lanes = 8;

    /// <summary>Length of a padded row.</summary>
    public static int Padded(int states) => (states + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// The conventional risk that one more partner takes away: sum over k of risk_k help_k / (against_k + help_k).
    /// </summary>
    /// <param name="risk">Conventional risk from each rival now, weighted. Shape [padded states].</param>
    /// <param name="against">Power that meets at home: what arrives of each rival's, and all that stands against it; above 0.</param>
    /// <param name="concern">sqrt(s_jk) of the partner j, 0 at k = j.</param>
    /// <param name="pressure">kappa L_jk P_k of the partner, 0 at k = j.</param>
    /// <param name="force">r_j P_j arrival(j, i).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Relief(
        ReadOnlySpan<double> risk,
        ReadOnlySpan<double> against,
        ReadOnlySpan<double> concern,
        ReadOnlySpan<double> pressure,
        double force
    )
    {
        int length = risk.Length;
        Check(length, against.Length, concern.Length, pressure.Length);
        ref double r = ref MemoryMarshal.GetReference(risk);
        ref double a = ref MemoryMarshal.GetReference(against);
        ref double q = ref MemoryMarshal.GetReference(concern);
        ref double p = ref MemoryMarshal.GetReference(pressure);
        var c = Vector512.Create(force);
        var sum = Vector512<double>.Zero;
        for (nuint k = 0; k < (nuint)length; k += Lanes)
        {
            var help = (c * Vector512.LoadUnsafe(ref q, k)) + Vector512.LoadUnsafe(ref p, k);
            sum += Vector512.LoadUnsafe(ref r, k) * (help / (Vector512.LoadUnsafe(ref a, k) + help));
        }
        return Total(sum);
    }

    /// <summary>The conventional risk that comes back when a partner goes: sum over k of risk_k help_k / (against_k - help_k).</summary>
    /// <remarks>
    /// What stands against k is held in two numbers, so that taking a superpower's help away leaves a small state's own power exact.
    /// </remarks>
    /// <param name="risk">As in <see cref="Relief"/>.</param>
    /// <param name="against">As in <see cref="Relief"/>, with the partner; high part.</param>
    /// <param name="rest">Its low part.</param>
    /// <param name="alone">What stands without any partner: rounding never leaves less.</param>
    /// <param name="concern">As in <see cref="Relief"/>.</param>
    /// <param name="pressure">As in <see cref="Relief"/>.</param>
    /// <param name="force">As in <see cref="Relief"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exposure(
        ReadOnlySpan<double> risk,
        ReadOnlySpan<double> against,
        ReadOnlySpan<double> rest,
        ReadOnlySpan<double> alone,
        ReadOnlySpan<double> concern,
        ReadOnlySpan<double> pressure,
        double force
    )
    {
        int length = risk.Length;
        Check(length, against.Length, concern.Length, pressure.Length);
        Check(length, rest.Length, alone.Length, length);
        ref double r = ref MemoryMarshal.GetReference(risk);
        ref double a = ref MemoryMarshal.GetReference(against);
        ref double l = ref MemoryMarshal.GetReference(rest);
        ref double b = ref MemoryMarshal.GetReference(alone);
        ref double q = ref MemoryMarshal.GetReference(concern);
        ref double p = ref MemoryMarshal.GetReference(pressure);
        var c = Vector512.Create(force);
        var sum = Vector512<double>.Zero;
        for (nuint k = 0; k < (nuint)length; k += Lanes)
        {
            var help = (c * Vector512.LoadUnsafe(ref q, k)) + Vector512.LoadUnsafe(ref p, k);
            var high = Vector512.LoadUnsafe(ref a, k);
            var left = high - help;
            // ogita2005, algorithm 3.1: the error of a difference, without a branch.
            var back = left - high;
            var error = (high - (left - back)) - (help + back);
            left = Vector512.Max(left + (error + Vector512.LoadUnsafe(ref l, k)), Vector512.LoadUnsafe(ref b, k));
            sum += Vector512.LoadUnsafe(ref r, k) * (help / left);
        }
        return Total(sum);
    }

    /// <summary>All that stands against each rival, and what is left of the risk, from a state's own power and its partners.</summary>
    /// <param name="alone">What stands without partners, high part. Shape [padded states].</param>
    /// <param name="aloneRest">Its low part.</param>
    /// <param name="stake">Weight of conventional risk times the rival's arriving power.</param>
    /// <param name="nuclear">Weight of nuclear risk.</param>
    /// <param name="open">What appeasement leaves of the risk from each rival, 0..1.</param>
    /// <param name="concerns">sqrt(s_jk) of every state j. Shape [states, padded states].</param>
    /// <param name="pressures">kappa L_jk P_k of every state j. Shape [states, padded states].</param>
    /// <param name="partners">Places of the partners, in order.</param>
    /// <param name="forces">Their force. Shape [partners].</param>
    /// <param name="against">Receives what stands, high part.</param>
    /// <param name="rest">Receives its low part.</param>
    /// <param name="risk">Receives conventional risk by rival.</param>
    /// <returns>Weight of nuclear risk that appeasement leaves, over all rivals.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Rebuild(
        ReadOnlySpan<double> alone,
        ReadOnlySpan<double> aloneRest,
        ReadOnlySpan<double> stake,
        ReadOnlySpan<double> nuclear,
        ReadOnlySpan<double> open,
        ReadOnlySpan<double> concerns,
        ReadOnlySpan<double> pressures,
        ReadOnlySpan<int> partners,
        ReadOnlySpan<double> forces,
        Span<double> against,
        Span<double> rest,
        Span<double> risk
    )
    {
        int length = alone.Length;
        Check(length, aloneRest.Length, stake.Length, nuclear.Length);
        Check(length, open.Length, against.Length, rest.Length);
        Check(length, risk.Length, length, length);
        var weight = Vector512<double>.Zero;
        for (int k = 0; k < length; k += Lanes)
        {
            var high = Vector512.Create(alone[k..]);
            var low = Vector512.Create(aloneRest[k..]);
            for (int at = 0; at < partners.Length; at++)
            {
                int row = (partners[at] * length) + k;
                var help =
                    (Vector512.Create(forces[at]) * Vector512.Create(concerns[row..]))
                    + Vector512.Create(pressures[row..]);
                var total = high + help;
                var added = total - high;
                low += (high - (total - added)) + (help - added);
                high = total;
            }
            var rounded = high + low;
            low -= rounded - high;
            rounded.CopyTo(against[k..]);
            low.CopyTo(rest[k..]);
            var left = Vector512.Create(open[k..]);
            (Vector512.Create(stake[k..]) * left / rounded).CopyTo(risk[k..]);
            weight += Vector512.Create(nuclear[k..]) * left;
        }
        return Total(weight);
    }

    // By halves, spelt out: what a library calls the sum of a vector may be taken in another order on another machine.
    private static double Total(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    private static void Check(int length, int one, int two, int three)
    {
        if (length % Lanes != 0 || one != length || two != length || three != length)
            throw new ArgumentException("Rows of a game have one padded length.", nameof(length));
    }
}
