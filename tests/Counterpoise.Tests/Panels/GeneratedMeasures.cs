using Counterpoise.Panels;
using CsCheck;

namespace Counterpoise.Tests.Panels;

/// <summary>Requests that fit a unit, from every variable and transform.</summary>
internal static class GeneratedMeasures
{
    private static readonly PanelTransformKind[] Links =
    [
        PanelTransformKind.WeakLink,
        PanelTransformKind.StrongLink,
        PanelTransformKind.Ratio,
        PanelTransformKind.Share,
        PanelTransformKind.Difference,
        PanelTransformKind.Log,
        PanelTransformKind.PeaceCensored,
    ];

    private static readonly Gen<PanelTransform> Transforms = Gen.OneOf(
        Gen.Int[1, 12].Select(k => new PanelTransform(PanelTransformKind.Lag, k)),
        Gen.Int[1, 3].Select(k => new PanelTransform(PanelTransformKind.PeaceYears, k)),
        Gen.Int[0, Links.Length - 1].Select(i => Links[i]).Select(kind => new PanelTransform(kind))
    );

    /// <summary>A request that the command would take; misfits are left out, and with them transforms.</summary>
    public static Gen<PanelMeasure> For(PanelUnit unit)
    {
        var variables = PanelMeasures.Whole(unit).Select(measure => measure.Variable).ToArray();
        return Gen.Select(Gen.Int[0, variables.Length - 1].Select(i => variables[i]), Transforms.Array[0, 3])
            .Select((variable, transforms) => Fitting(variable, transforms, unit));
    }

    /// <summary>The requests without those that give a column of an earlier one, as years of peace do whatever their powers.</summary>
    public static PanelMeasure[] WithoutTwins(IEnumerable<PanelMeasure> measures) =>
        [
            .. measures.DistinctBy(measure =>
                string.Join(
                    ':',
                    measure
                        .Transforms.Select(transform =>
                            transform.Kind == PanelTransformKind.PeaceYears ? transform.Name : transform.ToString()
                        )
                        .Prepend(measure.Variable.Id)
                )
            ),
        ];

    private static PanelMeasure Fitting(PanelVariable variable, PanelTransform[] transforms, PanelUnit unit)
    {
        for (int count = transforms.Length; count > 0; count--)
        {
            var text = new PanelMeasure(variable, transforms[..count]).ToString();
            try
            {
                return PanelMeasures.Parse(text, unit, [])[0];
            }
            catch (FaultyInputException)
            {
                // The next shorter one may fit.
                continue;
            }
        }
        return PanelMeasure.Of(variable);
    }
}
