namespace Counterpoise.Tests.Structure;

/// <summary>The repository's files as the tests find them: upwards from where the tests run.</summary>
internal static class RepositoryTree
{
    /// <summary>Folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every source file of a project, without what the build generates; separators are slashes.</summary>
    public static IReadOnlyList<string> SourceFiles(string projectFolder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, projectFolder), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(Root, projectFolder), file).Replace('\\', '/'))
                .Where(file =>
                    !file.StartsWith("bin/", StringComparison.Ordinal)
                    && !file.StartsWith("obj/", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every project file under src.</summary>
    public static IReadOnlyList<string> ShippedProjects() => ProjectsUnder("src");

    /// <summary>Every project file of the repository.</summary>
    public static IReadOnlyList<string> Projects() =>
        [.. ProjectsUnder("src"), .. ProjectsUnder("bench"), .. ProjectsUnder("tests")];

    private static string[] ProjectsUnder(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Counterpoise.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("No folder above the tests holds Counterpoise.slnx.");
    }
}
