using Counterpoise.Tests.Structure.Planted.Upper;

namespace Counterpoise.Tests.Structure.Planted.Lower;

// Each type breaks the order in one way, so that the layer test shows that it sees this way.

internal sealed class InBaseType : Premise;

internal sealed class InInterface : IPremise;

internal sealed class InConstraint<T>
    where T : IPremise
{
    public T? Held { get; init; }
}

[Premise]
internal sealed class InAttribute;

internal sealed class InField
{
    private readonly Premise? _premise;

    public InField(bool holds) => _premise = holds ? new() : null;

    public override string ToString() => $"{_premise}";
}

internal sealed class InTypeArgument
{
    private readonly Dictionary<int, Premise[]> _premises = [];

    public int Count => _premises.Count;
}

internal static class InParameter
{
    public static int Weigh(in ReadOnlySpan<Premise> premises) => premises.Length;
}

internal static class InCall
{
    public static int Weigh() => Premise.Weight;
}

internal static class InTypeArgumentOfCall
{
    public static int Weigh() => Array.Empty<Premise>().Length;
}

internal static class InTypeTest
{
    public static bool Weigh(object premise) => premise is Premise;
}

internal static class InHandler
{
    public static int Weigh(Func<int> weight)
    {
        try
        {
            return weight();
        }
        catch (PremiseException)
        {
            return 0;
        }
    }
}

internal static class InLambda
{
    public static Func<object, bool> Weigh() => static premise => premise is Premise;
}

internal static class InIterator
{
    public static IEnumerable<bool> Weigh(object premise)
    {
        yield return premise is Premise;
    }
}
