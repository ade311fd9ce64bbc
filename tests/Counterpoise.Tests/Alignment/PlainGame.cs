using Counterpoise.Alignment;
using Counterpoise.Statistics;

namespace Counterpoise.Tests.Alignment;

/// <summary>The game written straight from its formulas, term by term, and games drawn at random.</summary>
internal static class PlainGame
{
    /// <summary>What a network is worth to state i.</summary>
    public static double Worth(GameInputs g, GameParameters p, AlignmentNetwork network, int i)
    {
        int n = g.Power.Count;
        double Reliability(int j) => g.Reliability?[j] ?? p.Reliability;
        bool Linked(int a, int b) => a != b && network.Linked(a, b);
        double guard = g.Nuclear[i];
        for (int j = 0; j < n; j++)
        {
            if (Linked(i, j))
                guard = Math.Max(guard, p.Guarantee * g.Nuclear[j]);
        }
        double worth = 0;
        for (int k = 0; k < n; k++)
        {
            if (k == i)
                continue;
            double balance = g.Power[i];
            for (int j = 0; j < n; j++)
            {
                if (j == k || !Linked(i, j))
                    continue;
                balance +=
                    (Reliability(j) * Math.Sqrt(g.ThreatShares[j, k]) * g.Power[j] * g.Arrival[j, i])
                    + (p.Leverage * g.Leverage[j, k] * g.Power[k]);
            }
            double arriving = g.Power[k] * g.Arrival[k, i];
            double odds = arriving == 0 ? 0 : arriving / (arriving + balance);
            double risk =
                ((1 - (p.NuclearWeight * g.Nuclear[k])) * odds) + (p.NuclearWeight * g.Nuclear[k] * (1 - guard));
            double appeased = Linked(i, k) ? p.Appeasement * (1 - g.Intent[i, k]) : 0;
            worth -= g.ThreatShares[i, k] * Math.Sqrt(g.Fear[i]) * risk * (1 - appeased);
        }
        for (int j = 0; j < n; j++)
        {
            if (!Linked(i, j))
                continue;
            double drawn = 0;
            for (int k = 0; k < n; k++)
            {
                if (k != i && k != j)
                    drawn += Math.Max(0, g.ThreatShares[j, k] - g.ThreatShares[i, k]);
            }
            worth -=
                p.Autonomy
                + (p.Entrapment * Math.Sqrt(g.Fear[j]) * drawn)
                + (p.Mistrust * g.ThreatShares[i, j] * Math.Sqrt(g.Fear[i]));
        }
        return worth;
    }

    /// <summary>What the two states of a link gain together by making it, or by dropping it where it stands.</summary>
    public static double Gain(GameInputs g, GameParameters p, AlignmentNetwork network, int i, int j)
    {
        var toggled = Toggled(network, i, j);
        return Worth(g, p, toggled, i) + Worth(g, p, toggled, j) - Worth(g, p, network, i) - Worth(g, p, network, j);
    }

    /// <summary>A network with one link toggled.</summary>
    public static AlignmentNetwork Toggled(AlignmentNetwork network, int i, int j) =>
        AlignmentNetwork.Of(
            network.States,
            network.Linked(i, j)
                ? network.Links.Where(link => link != (Math.Min(i, j), Math.Max(i, j)))
                : network.Links.Append((i, j))
        );

    /// <summary>Inputs at random: powers spread over five orders of size, some states nuclear, some fearless.</summary>
    public static GameInputs Inputs(ulong seed, int n, double admissible = 1)
    {
        var random = new Philox(seed, (ulong)n);
        var power = new double[n];
        var fear = new double[n];
        var nuclear = new double[n];
        var reliability = new double[n];
        for (int i = 0; i < n; i++)
        {
            power[i] = 0.02 * Math.Exp(2 * random.NextNormal());
            fear[i] = random.NextExponential();
            nuclear[i] = random.NextDouble() < 0.3 ? 1 : 0;
            reliability[i] = 0.4 + (0.6 * random.NextDouble());
        }
        var arrival = Matrix(n, () => random.NextDouble());
        var intent = Matrix(n, () => random.NextDouble());
        var leverage = Matrix(n, () => random.NextDouble() < 0.6 ? 0 : random.NextDouble());
        var shares = Matrix(
            n,
            () => random.NextDouble() < 0.2 ? 0 : random.NextExponential() * random.NextExponential()
        );
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += shares[i, k];
            for (int k = 0; k < n && sum > 0; k++)
                shares[i, k] /= sum * 1.0000000001;
        }
        var links = new bool[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                links[i, j] = links[j, i] = random.NextDouble() < admissible;
        }
        return new()
        {
            Power = power,
            Arrival = arrival,
            ThreatShares = shares,
            Fear = fear,
            Intent = intent,
            Leverage = leverage,
            Nuclear = nuclear,
            Reliability = reliability,
            Admissible = links,
        };
    }

    /// <summary>Parameters at random, with every term at work; costs may be made less, so that more links stand.</summary>
    public static GameParameters Parameters(ulong seed, double cost = 1)
    {
        var random = new Philox(seed, 1UL << 40);
        return new()
        {
            Appeasement = random.NextDouble(),
            Leverage = 2 * random.NextDouble(),
            NuclearWeight = random.NextDouble(),
            Guarantee = random.NextDouble(),
            Autonomy = cost * (0.005 + (0.05 * random.NextDouble())),
            Entrapment = cost * 0.1 * random.NextDouble(),
            Mistrust = cost * 0.3 * random.NextDouble(),
        };
    }

    /// <summary>The same states in another order: new state a is old state order[a].</summary>
    public static GameInputs Permuted(GameInputs g, int[] order)
    {
        int n = order.Length;
        T[,] Both<T>(T[,] matrix)
        {
            var permuted = new T[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    permuted[i, j] = matrix[order[i], order[j]];
            }
            return permuted;
        }
        return new()
        {
            Power = [.. order.Select(i => g.Power[i])],
            Fear = [.. order.Select(i => g.Fear[i])],
            Nuclear = [.. order.Select(i => g.Nuclear[i])],
            Reliability = g.Reliability is { } r ? [.. order.Select(i => r[i])] : null,
            Arrival = Both(g.Arrival),
            ThreatShares = Both(g.ThreatShares),
            Intent = Both(g.Intent),
            Leverage = Both(g.Leverage),
            Admissible = g.Admissible is { } links ? Both(links) : null,
        };
    }

    private static double[,] Matrix(int n, Func<double> draw)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                matrix[i, j] = i == j ? 0 : draw();
        }
        return matrix;
    }
}
