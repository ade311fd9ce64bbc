using System.Reflection;
using System.Runtime.CompilerServices;

namespace Counterpoise.Tests.Structure;

/// <summary>Rules of style that no analyzer keeps, each giving the types or members at fault in sentences.</summary>
internal static class StyleRules
{
    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly string[] EmptyNames =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Utility",
        "Utilities",
        "Data",
        "Info",
    ];

    /// <summary>Types whose name says nothing of the field.</summary>
    public static IEnumerable<string> EmptyTypeNames(IEnumerable<Type> types) =>
        from type in types
        let name = type.Name.Split('`')[0]
        from empty in EmptyNames
        where
            name.EndsWith(empty, StringComparison.Ordinal)
            // "No data" is what a reader is told; it names the answer, not a bag.
            && name != "NoData"
        select $"{type.FullName} ends in '{empty}', which says nothing; name what it is in the field.";

    /// <summary>Properties that can be set after their object is made, from outside.</summary>
    public static IEnumerable<string> PublicSetters(IEnumerable<Type> types) =>
        from type in types
        where type.IsVisible
        from property in type.GetProperties(Everything)
        let setter = property.SetMethod
        where setter is not null && (setter.IsPublic || setter.IsFamily || setter.IsFamilyOrAssembly)
        where !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name} can be set; make it get or init, and vary by 'with'.";

    /// <summary>Fields that can be set from outside.</summary>
    public static IEnumerable<string> PublicMutableFields(IEnumerable<Type> types) =>
        from type in types
        where type.IsVisible
        from field in type.GetFields(Everything)
        where field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly
        where field is { IsInitOnly: false, IsLiteral: false, IsSpecialName: false }
        select $"{type.FullName}.{field.Name} can be set; make it a property with get or init.";

    /// <summary>Static fields, of any access, that can be set again.</summary>
    public static IEnumerable<string> StaticState(IEnumerable<Type> types) =>
        from type in types
        from field in type.GetFields(Everything)
        where field is { IsStatic: true, IsInitOnly: false, IsLiteral: false }
        // The compiler's own caches of delegates start with '<' too; a property's field does, and is state.
        where !field.Name.StartsWith('<') || field.Name.EndsWith("k__BackingField", StringComparison.Ordinal)
        select $"{type.FullName}.{field.Name} is static and can be set; pass the value in, or make it readonly.";

    /// <summary>Static members whose value a caller could change in place.</summary>
    public static IEnumerable<string> SharedCollections(IEnumerable<Type> types) =>
        from type in types
        where type.IsVisible
        from member in type.GetMembers(Everything)
        let shared = member switch
        {
            FieldInfo { IsStatic: true, IsPublic: true } field => field.FieldType,
            PropertyInfo { GetMethod: { IsStatic: true, IsPublic: true } } property => property.PropertyType,
            _ => null,
        }
        where shared is not null && IsMutableCollection(shared)
        select $"{type.FullName}.{member.Name} hands out a collection that can be changed; "
            + "give an IReadOnlyList, a frozen collection or a span.";

    private static bool IsMutableCollection(Type type) =>
        type.IsArray
        || type.IsGenericType
            && (
                type.GetGenericTypeDefinition() == typeof(List<>)
                || type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
                || type.GetGenericTypeDefinition() == typeof(HashSet<>)
            );
}
