namespace Counterpoise.Panels;

/// <summary>What a user asks a panel to hold: a variable, and what is done to it, in order.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Transforms">What is done to it; none for the variable itself.</param>
public sealed record PanelMeasure(PanelVariable Variable, IReadOnlyList<PanelTransform> Transforms)
{
    /// <summary>The variable itself.</summary>
    public static PanelMeasure Of(PanelVariable variable) => new(variable, []);

    /// <summary>As on the command line: the id and the transforms, joined by colons.</summary>
    public override string ToString() => string.Join(':', [Variable.Id, .. Transforms.Select(t => t.ToString())]);
}
