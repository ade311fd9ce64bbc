namespace Counterpoise.Tests.Structure.Planted.Upper;

/// <summary>What the planted types below must not know.</summary>
internal class Premise
{
    public static int Weight => 1;

    public override string ToString() => "premise";
}

internal interface IPremise;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class PremiseAttribute : Attribute;

internal sealed class PremiseException : Exception;
