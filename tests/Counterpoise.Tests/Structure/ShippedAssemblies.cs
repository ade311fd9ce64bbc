using System.Reflection;

namespace Counterpoise.Tests.Structure;

/// <summary>The assemblies that are shipped, one for each project under src.</summary>
internal static class ShippedAssemblies
{
    /// <summary>Names, as the assemblies are called.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Counterpoise.Engine",
        "Counterpoise.Files",
        "Counterpoise.Archive",
        "Counterpoise.Figures",
        "Counterpoise.Exports",
        "counterpoise",
    ];

    /// <summary>The assemblies themselves.</summary>
    public static IReadOnlyList<Assembly> All { get; } = [.. Names.Select(Assembly.Load)];

    /// <summary>Every type that people wrote in them.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All.SelectMany(a => a.GetTypes()).Where(IsWritten)];

    /// <summary>Whether a type stands in the source rather than being made by the compiler or a generator.</summary>
    public static bool IsWritten(Type type)
    {
        for (var each = type; each is not null; each = each.DeclaringType)
        {
            if (each.Name.StartsWith('<') || each.Namespace == "System.Text.RegularExpressions.Generated")
                return false;
        }
        return true;
    }
}
