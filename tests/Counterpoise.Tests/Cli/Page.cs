using Counterpoise.Tests.Structure;

namespace Counterpoise.Tests.Cli;

/// <summary>A page of documentation: its blocks of code, and whether a program prints what the page says it prints.</summary>
internal static class Page
{
    // Stands in a page for any number of lines.
    private const string Omitted = "...";

    /// <summary>The blocks of a page, in order.</summary>
    /// <param name="page">Path from the root of the repository.</param>
    public static PageBlock[] BlocksOf(string page)
    {
        const string Fence = "```";
        List<PageBlock> blocks = [];
        var lines = File.ReadAllLines(Path.Combine(RepositoryTree.Root, page));
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var content = lines.Skip(i + 1).TakeWhile(line => line != Fence).ToArray();
            blocks.Add(new(lines[i][Fence.Length..], i + 1, content));
            i += content.Length + 1;
        }
        return [.. blocks];
    }

    /// <summary>The lines told that are not printed in their place; or those printed that are not told.</summary>
    public static IReadOnlyList<string> Differences(string[] told, string[] printed)
    {
        int next = 0;
        bool anywhere = false;
        foreach (var line in told)
        {
            if (line == Omitted)
            {
                anywhere = true;
                continue;
            }
            int found = next;
            while (anywhere && found < printed.Length && printed[found] != line)
                found++;
            if (found >= printed.Length || printed[found] != line)
                return [line];
            (next, anywhere) = (found + 1, false);
        }
        return anywhere ? [] : [.. printed.Skip(next)];
    }
}

/// <summary>A block of code: its kind, the line on which it opens, and its lines.</summary>
internal sealed record PageBlock(string Kind, int Line, string[] Lines);
