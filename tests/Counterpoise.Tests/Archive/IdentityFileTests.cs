using AwesomeAssertions;
using Counterpoise.Files;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class IdentityFileTests
{
    [Fact]
    public void The_shipped_file_is_sound_and_no_alias_means_two_states_of_one_time()
    {
        var shipped = IdentityFile.Shipped();
        shipped.States.Should().NotBeEmpty();
        shipped.Successions.Should().OnlyContain(s => s.Predecessor != s.Successor);
        shipped
            .States.SelectMany(s => s.Aliases.Select(alias => (alias, s.Code)))
            .GroupBy(pair => pair.alias, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .Should()
            .Equal("Federal Republic of Germany");
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_with_their_lines()
    {
        var parse = () =>
            Read(
                "states:\n  - { code: two }\n  - { code: 2, nickname: US }\n  - { code: 3, iso3: abc }\n"
                    + "successions:\n  - { predecessor: 730, successor: 731 }\n"
            );
        parse.Should().Throw<FaultyInputException>().Which.Faults.Select(f => f.Line).Should().Equal(2, 3, 4, 6, 6);
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_refused() =>
        ((Func<IdentityFile>)(() => Read("states: ["))).Should().Throw<FaultyInputException>();

    private static IdentityFile Read(string text) => IdentityFile.Read(SourceFile.OfText("identity.yaml", text));
}
