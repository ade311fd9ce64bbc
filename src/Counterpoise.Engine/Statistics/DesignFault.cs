namespace Counterpoise.Statistics;

/// <summary>Why a regression has no estimate.</summary>
public enum DesignFaultKind
{
    /// <summary>No row is left.</summary>
    Empty,

    /// <summary>A value is NaN or infinite.</summary>
    NotFinite,

    /// <summary>An outcome is neither 0 nor 1.</summary>
    NotBinary,

    /// <summary>A weight is negative.</summary>
    NegativeWeight,

    /// <summary>All outcomes are the same.</summary>
    OneClass,

    /// <summary>A column is a linear combination of others.</summary>
    Collinear,

    /// <summary>A combination of columns tells the outcomes apart without a miss: complete separation.</summary>
    Separated,

    /// <summary>A combination of columns tells some outcomes apart and misses none: quasi-complete separation.</summary>
    QuasiSeparated,

    /// <summary>The iteration came to no end.</summary>
    NotConverged,

    /// <summary>Rows cannot be clustered as asked for.</summary>
    Clusters,

    /// <summary>A row's two members are one.</summary>
    Members,
}

/// <summary>Why a regression has no estimate, and the columns at fault.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Message">What, which rule, which repair.</param>
public sealed record DesignFault(DesignFaultKind Kind, IReadOnlyList<string> Columns, string Message)
{
    /// <summary>Whether it lies in values of single rows, not in the model.</summary>
    public bool IsOfValues =>
        Kind
            is DesignFaultKind.NotFinite
                or DesignFaultKind.NotBinary
                or DesignFaultKind.NegativeWeight
                or DesignFaultKind.Members;

    /// <summary>The first row or line at fault; 0 where it is no single one.</summary>
    public int Place { get; init; }

    /// <summary>Faults as an exception.</summary>
    internal static FaultyInputException Refusal(IReadOnlyList<DesignFault> faults) =>
        new([.. faults.Select(fault => new Fault("regression", 0, fault.Message))], "nothing was estimated");
}
