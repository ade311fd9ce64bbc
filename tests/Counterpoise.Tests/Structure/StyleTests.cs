using AwesomeAssertions;
using Counterpoise.Tests.Structure.Planted.Style;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class StyleTests
{
    [Fact]
    public void Types_are_named_in_terms_of_the_field() =>
        StyleRules.EmptyTypeNames(ShippedAssemblies.Types).Should().BeEmpty();

    [Fact]
    public void Nothing_public_can_be_set_after_it_is_made() =>
        StyleRules.PublicSetters(ShippedAssemblies.Types).Should().BeEmpty();

    [Fact]
    public void No_public_field_can_be_set() =>
        StyleRules.PublicMutableFields(ShippedAssemblies.Types).Should().BeEmpty();

    [Fact]
    public void No_state_is_static() => StyleRules.StaticState(ShippedAssemblies.Types).Should().BeEmpty();

    [Fact]
    public void No_static_collection_can_be_changed_by_its_readers() =>
        StyleRules.SharedCollections(ShippedAssemblies.Types).Should().BeEmpty();

    [Fact]
    public void The_rules_look_at_every_shipped_project() =>
        ShippedAssemblies.Names.Should().HaveCount(RepositoryTree.ShippedProjects().Count);

    [Fact]
    public void The_rules_look_at_written_types() => ShippedAssemblies.Types.Should().Contain(typeof(StateCode));

    [Theory]
    [InlineData(typeof(CapabilityManager), 1)]
    [InlineData(typeof(DyadHelper<int>), 1)]
    [InlineData(typeof(Database), 0)]
    [InlineData(typeof(ThreatIndex), 0)]
    public void An_empty_name_is_found(Type type, int faults) =>
        StyleRules.EmptyTypeNames([type]).Should().HaveCount(faults);

    [Fact]
    public void A_setter_is_found_and_init_is_not() =>
        StyleRules
            .PublicSetters([typeof(ThreatIndex)])
            .Should()
            .Equal($"{typeof(ThreatIndex).FullName}.Set can be set; make it get or init, and vary by 'with'.");

    [Fact]
    public void A_mutable_public_field_is_found_and_a_constant_is_not() =>
        StyleRules
            .PublicMutableFields([typeof(ThreatIndex)])
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{typeof(ThreatIndex).FullName}.Open ");

    [Fact]
    public void Static_state_is_found_be_it_a_field_or_behind_a_property() =>
        StyleRules
            .StaticState([typeof(ThreatIndex)])
            .Should()
            .SatisfyRespectively(
                field => field.Should().Contain("._runs "),
                property => property.Should().Contain(".<Last>k__BackingField ")
            );

    [Fact]
    public void A_shared_array_is_found() =>
        StyleRules
            .SharedCollections([typeof(ThreatIndex)])
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain(".Weights ");
}
