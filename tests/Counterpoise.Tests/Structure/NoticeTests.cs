using System.Text.Json;
using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class NoticeTests
{
    private static readonly HashSet<string> Noticed = File.ReadAllLines(
            Path.Combine(RepositoryTree.Root, "THIRD-PARTY-NOTICES.md")
        )
        .TakeWhile(line => line != "## Data")
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .SelectMany(line => line.Split('|')[1].Split(" (")[0].Split(','))
        .Select(name => name.Trim())
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_package_that_is_restored_has_its_notice() =>
        RestoredPackages().Should().NotBeEmpty().And.BeSubsetOf(Noticed);

    [Fact]
    public void No_notice_outlives_its_package() =>
        Noticed.Except(RestoredPackages().Append("package").Append("CSharpier")).Should().BeEmpty();

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("osx-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    [InlineData("win-arm64")]
    public void Every_lock_file_holds_for_every_platform(string platform) =>
        LockFiles()
            .Where(file => !Frameworks(file).ContainsKey($"net10.0/{platform}"))
            .Should()
            .BeEmpty("a locked restore on {0} would fail; run 'dotnet restore --force-evaluate'", platform);

    private static HashSet<string> RestoredPackages() =>
        LockFiles()
            .SelectMany(file => Frameworks(file).Values)
            .SelectMany(packages => packages)
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string[] LockFiles() =>
        [.. RepositoryTree.Projects().Select(p => Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json"))];

    private static Dictionary<string, Dictionary<string, JsonElement>> Frameworks(string lockFile) =>
        JsonDocument
            .Parse(File.ReadAllText(lockFile))
            .RootElement.GetProperty("dependencies")
            .Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>()!;
}
