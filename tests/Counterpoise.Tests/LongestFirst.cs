using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Counterpoise.Tests.LongestFirst))]

namespace Counterpoise.Tests;

/// <summary>
/// Starts the classes that share a fixture before the others. They wait for each other, so that together they are the longest: begun last,
/// they leave every core but one idle at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. DefaultTestCollectionOrderer
                .Instance.OrderTestCollections(testCollections)
                .OrderBy(one => one is IXunitTestCollection { CollectionDefinition: not null } ? 0 : 1),
        ];
}
