using Counterpoise.Alignment;

namespace Counterpoise.Tests.Alignment;

/// <summary>The landscape by definition: every pair of every configuration, every neighbour compared by its energy.</summary>
internal sealed class PlainLandscape
{
    private readonly double[] _energies;
    private readonly int[] _ends;
    private readonly int _states;

    /// <summary>Visits every configuration.</summary>
    /// <param name="sizes">Small whole numbers, so that energies are exact and ties are true.</param>
    /// <param name="propensities">Small whole numbers, symmetric.</param>
    public PlainLandscape(double[] sizes, double[,] propensities)
    {
        _states = sizes.Length;
        // Both mirror images of every configuration are kept; bit k is the camp of state k.
        _energies = new double[1 << _states];
        for (int x = 0; x < _energies.Length; x++)
        {
            for (int i = 0; i < _states; i++)
            {
                for (int j = i + 1; j < _states; j++)
                {
                    if ((x >> i & 1) != (x >> j & 1))
                        _energies[x] += sizes[i] * sizes[j] * propensities[i, j];
                }
            }
        }
        Least = _energies.Min();
        _ends = new int[_energies.Length];
        for (int x = 0; x < _energies.Length; x++)
        {
            int at = x;
            while (Steepest(at) is { } next)
                at = next;
            _ends[x] = at;
        }
    }

    public double Least { get; }

    /// <summary>Camps of each minimum as text, with energy and number of configurations that flow to it, mirror images once.</summary>
    public Dictionary<string, (double Energy, int Configurations)> Minima =>
        _ends
            .GroupBy(Normal)
            .ToDictionary(
                group => Text(group.Key),
                // Both mirror images were followed.
                group => (_energies[group.Key], group.Count() / 2)
            );

    public long Ties =>
        Enumerable
            .Range(0, _energies.Length / 2)
            .Select(half => half << 1)
            .Count(x =>
            {
                double[] around = [.. Neighbours(x).Select(y => _energies[y])];
                double least = around.Min();
                return least < _energies[x] && around.Count(e => e == least) > 1;
            });

    public HashSet<string> GlobalMinima =>
        [.. Enumerable.Range(0, _energies.Length).Where(x => _energies[x] == Least).Select(Normal).Select(Text)];

    public static string Text(TwoCamps camps) =>
        string.Concat(Enumerable.Range(0, camps.States).Select(k => camps.CampOf(k) == 1 ? '1' : '2'));

    public double LeastWhere(int i, int j, bool together) =>
        _energies.Where((_, x) => (x >> i & 1) == (x >> j & 1) == together).Min();

    private int Normal(int x) => (x & 1) == 0 ? x : ~x & (_energies.Length - 1);

    private string Text(int x) =>
        string.Concat(Enumerable.Range(0, _states).Select(k => (x >> k & 1) == 0 ? '1' : '2'));

    private IEnumerable<int> Neighbours(int x) => Enumerable.Range(0, _states).Select(k => x ^ (1 << k));

    private int? Steepest(int x)
    {
        int best = Neighbours(x).MinBy(y => _energies[y]);
        return _energies[best] < _energies[x] ? best : null;
    }
}
