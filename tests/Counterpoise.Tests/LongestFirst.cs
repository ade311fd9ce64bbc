using Counterpoise.Tests.Alignment;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Briefs;
using Counterpoise.Tests.Case;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Panels;
using Counterpoise.Tests.Statistics;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Counterpoise.Tests.LongestFirst))]

namespace Counterpoise.Tests;

/// <summary>
/// Starts the classes that take longest before the others. The tests of a class wait for each other: begun last, a long class leaves every core but
/// one idle at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // As a whole run of the suite told them; the order among the first matters little.
    private static readonly Type[] Longest =
    [
        typeof(WholeRecordTests),
        typeof(AlignmentWeightsPageTests),
        typeof(EstimateOptionsTests),
        typeof(StoreSafetyTests),
        typeof(PerceivedIntentPageTests),
        typeof(AlignCommandTests),
        typeof(ClaimsOfTheRecordTests),
        typeof(RegistryTests),
        typeof(ClaimsKnowNoAnswerTests),
        typeof(CertifiedRegressionTests),
        typeof(BriefCommandTests),
        typeof(CompiledRecordTests),
        typeof(StoreTests),
        typeof(DataCommandTests),
        typeof(ExportCommandTests),
        typeof(DataSetChoiceTests),
        typeof(PanelValueTests),
        typeof(StabilityTests),
        typeof(PartnerClaimTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(one => PlaceOf(one))];

    // The collection of a class bears its name.
    private static int PlaceOf(ITestCollection collection)
    {
        int place = Array.FindIndex(
            Longest,
            type => collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal)
        );
        return place < 0 ? Longest.Length : place;
    }
}
