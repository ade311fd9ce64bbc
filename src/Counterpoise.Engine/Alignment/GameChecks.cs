namespace Counterpoise.Alignment;

/// <summary>What a game's numbers must be: a caller's bug is told with its place, its value and the rule, all at once.</summary>
internal static class GameChecks
{
    private const int MostTold = 10;

    public static void Check(GameParameters parameters)
    {
        var faults = new List<string>();
        Share(faults, parameters.Appeasement, nameof(parameters.Appeasement));
        Share(faults, parameters.NuclearWeight, nameof(parameters.NuclearWeight));
        Share(faults, parameters.Guarantee, nameof(parameters.Guarantee));
        Share(faults, parameters.Reliability, nameof(parameters.Reliability));
        Size(faults, parameters.Leverage, nameof(parameters.Leverage));
        Size(faults, parameters.Autonomy, nameof(parameters.Autonomy));
        Size(faults, parameters.Entrapment, nameof(parameters.Entrapment));
        Size(faults, parameters.Mistrust, nameof(parameters.Mistrust));
        Throw(faults, nameof(parameters));
    }

    public static void Check(GameInputs inputs, double slack)
    {
        var faults = new List<string>();
        int n = inputs.Power?.Count ?? 0;
        if (inputs.Power is null)
            faults.Add($"{nameof(inputs.Power)} is not given.");
        bool listed =
            Listed(faults, inputs.Fear, n, nameof(inputs.Fear))
            & Listed(faults, inputs.Nuclear, n, nameof(inputs.Nuclear))
            & (inputs.Reliability is null || Listed(faults, inputs.Reliability, n, nameof(inputs.Reliability)))
            & Square(faults, inputs.Arrival, n, nameof(inputs.Arrival))
            & Square(faults, inputs.ThreatShares, n, nameof(inputs.ThreatShares))
            & Square(faults, inputs.Intent, n, nameof(inputs.Intent))
            & Square(faults, inputs.Leverage, n, nameof(inputs.Leverage))
            & (inputs.Admissible is null || Square(faults, inputs.Admissible, n, nameof(inputs.Admissible)));
        if (listed && inputs.Power is not null)
            Ranges(faults, inputs, n, slack);
        Throw(faults, nameof(inputs));
    }

    private static void Ranges(List<string> faults, GameInputs inputs, int n, double slack)
    {
        for (int i = 0; i < n; i++)
        {
            Size(faults, inputs.Power[i], nameof(inputs.Power), i);
            Size(faults, inputs.Fear[i], nameof(inputs.Fear), i);
            Share(faults, inputs.Nuclear[i], nameof(inputs.Nuclear), i);
            if (inputs.Reliability is { } reliability)
                Share(faults, reliability[i], nameof(inputs.Reliability), i);
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                if (i == j)
                    continue;
                Share(faults, inputs.Arrival[i, j], nameof(inputs.Arrival), i, j);
                Share(faults, inputs.ThreatShares[i, j], nameof(inputs.ThreatShares), i, j);
                Share(faults, inputs.Intent[i, j], nameof(inputs.Intent), i, j);
                Share(faults, inputs.Leverage[i, j], nameof(inputs.Leverage), i, j);
                if (inputs.Admissible is { } links && i < j && links[i, j] != links[j, i])
                    faults.Add($"Admissible [{i}, {j}] and [{j}, {i}] differ; a link has no direction.");
                sum += inputs.ThreatShares[i, j];
            }
            if (sum > 1 + slack)
                faults.Add(FormattableString.Invariant($"ThreatShares of {i} sum to {sum}; shares sum to 1 at most."));
        }
    }

    private static bool Listed(List<string> faults, IReadOnlyList<double> list, int n, string name)
    {
        if (list is not null && list.Count == n)
            return true;
        faults.Add(list is null ? $"{name} is not given." : $"{name} holds {list.Count} states where Power holds {n}.");
        return false;
    }

    private static bool Square<T>(List<string> faults, T[,] matrix, int n, string name)
    {
        if (matrix is not null && matrix.GetLength(0) == n && matrix.GetLength(1) == n)
            return true;
        faults.Add(
            matrix is null
                ? $"{name} is not given."
                : $"{name} has shape [{matrix.GetLength(0)}, {matrix.GetLength(1)}] where Power holds {n} states."
        );
        return false;
    }

    private static void Share(List<string> faults, double value, string name, params ReadOnlySpan<int> place)
    {
        if (value is not (>= 0 and <= 1))
            faults.Add(FormattableString.Invariant($"{name}{Place(place)} is {value}; it lies in 0..1."));
    }

    private static void Size(List<string> faults, double value, string name, params ReadOnlySpan<int> place)
    {
        if (!(double.IsFinite(value) && value >= 0))
            faults.Add(FormattableString.Invariant($"{name}{Place(place)} is {value}; it is finite and not negative."));
    }

    private static string Place(ReadOnlySpan<int> place) =>
        place.Length switch
        {
            0 => "",
            1 => FormattableString.Invariant($" [{place[0]}]"),
            _ => FormattableString.Invariant($" [{place[0]}, {place[1]}]"),
        };

    private static void Throw(List<string> faults, string parameter)
    {
        if (faults.Count == 0)
            return;
        var told = faults.Take(MostTold);
        if (faults.Count > MostTold)
            told = told.Append($"And {faults.Count - MostTold} more faults.");
        throw new ArgumentException(string.Join(' ', told) + " Bound what is unknown and draw within.", parameter);
    }
}
