using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class BannedSymbolTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryTree.Root, "BannedSymbols.txt"));

    private static readonly HashSet<string> Symbols = [.. Lines.Select(line => line.Split(';')[0])];

    [Theory]
    [InlineData("T:System.Random")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("P:System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("P:System.Environment.NewLine")]
    [InlineData("M:System.Convert.ToDouble(System.String)")]
    [InlineData("M:System.Double.ToString")]
    [InlineData("M:System.Double.ToString(System.String)")]
    public void What_makes_results_depend_on_the_machine_is_banned(string symbol) => Symbols.Should().Contain(symbol);

    [Fact]
    public void Every_parse_without_a_culture_is_banned()
    {
        Type[] parsed =
        [
            typeof(sbyte),
            typeof(byte),
            typeof(short),
            typeof(ushort),
            typeof(int),
            typeof(uint),
            typeof(long),
            typeof(ulong),
            typeof(Int128),
            typeof(UInt128),
            typeof(Half),
            typeof(float),
            typeof(double),
            typeof(decimal),
            typeof(DateTime),
            typeof(DateTimeOffset),
            typeof(DateOnly),
            typeof(TimeOnly),
            typeof(TimeSpan),
        ];
        parsed
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name is "Parse" or "TryParse")
            // An overload whose culture may be left out is seen by CA1305 and its like, not by this list.
            .Where(method => method.GetParameters().All(p => p.ParameterType != typeof(IFormatProvider)))
            .Select(SymbolName)
            .Should()
            .BeSubsetOf(Symbols);
    }

    [Fact]
    public void Every_banned_symbol_exists()
    {
        // The analyzer passes over a line that names nothing, so that a slip in it would ban nothing.
        var existing = Symbols
            .Select(DeclaringType)
            .OfType<Type>()
            .Distinct()
            .SelectMany(type => type.GetMembers().Select(SymbolName).Append("T:" + type.FullName))
            .ToHashSet(StringComparer.Ordinal);
        Symbols.Except(existing, StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void Every_ban_says_what_to_do_instead_and_stands_once()
    {
        Lines.Where(line => line.Split(';') is not [_, { Length: > 10 }]).Should().BeEmpty();
        Symbols.Should().HaveCount(Lines.Length);
    }

    [Fact]
    public void Every_project_is_under_the_ban()
    {
        // ProjectTests sees to it that no project leaves these common settings.
        var common = XDocument.Load(Path.Combine(RepositoryTree.Root, "Directory.Build.props"));
        common
            .Descendants("AdditionalFiles")
            .Select(file => (string?)file.Attribute("Include"))
            .Should()
            .Contain("$(MSBuildThisFileDirectory)BannedSymbols.txt");
        common
            .Descendants("PackageReference")
            .Select(package => (string?)package.Attribute("Include"))
            .Should()
            .Contain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        File.ReadAllText(Path.Combine(RepositoryTree.Root, ".editorconfig"))
            .Should()
            .NotContain("RS0030", "the ban has no exceptions");
    }

    private static Type? DeclaringType(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        var type = symbol[0] == 'T' ? name : name[..name.LastIndexOf('.')];
        return AppDomain
            .CurrentDomain.GetAssemblies()
            .Append(typeof(System.Numerics.BigInteger).Assembly)
            .Append(typeof(System.Security.Cryptography.SHA256).Assembly)
            .Append(typeof(Enumerable).Assembly)
            .Select(assembly => assembly.GetType(type))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>A member's name as documentation files and the list of bans write it.</summary>
    private static string SymbolName(MemberInfo member) =>
        member switch
        {
            MethodBase method => "M:"
                + $"{method.DeclaringType!.FullName}.{method.Name}"
                + (method.IsGenericMethod ? "``" + Invariant(method.GetGenericArguments().Length) : "")
                + Parameters(method.GetParameters()),
            PropertyInfo => $"P:{member.DeclaringType!.FullName}.{member.Name}",
            FieldInfo => $"F:{member.DeclaringType!.FullName}.{member.Name}",
            _ => $"?:{member.Name}",
        };

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => SymbolName(p.ParameterType)))})";

    private static string SymbolName(Type type)
    {
        if (type.IsByRef)
            return SymbolName(type.GetElementType()!) + "@";
        if (type.IsArray)
            return SymbolName(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter)
            return "``" + Invariant(type.GenericParameterPosition);
        if (!type.IsGenericType)
            return type.FullName ?? type.Name;
        var arguments = string.Join(',', type.GetGenericArguments().Select(SymbolName));
        return $"{type.Namespace}.{type.Name.Split('`')[0]}{{{arguments}}}";
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
