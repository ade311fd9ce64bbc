using System.Diagnostics;

namespace Counterpoise.Briefs;

/// <summary>What a note tells the reader.</summary>
public enum NoteKind
{
    /// <summary>What stands above rests on data sets.</summary>
    RestsOnComputed,

    /// <summary>What stands above rests on evidence entered by hand.</summary>
    RestsOnAsserted,

    /// <summary>What stands above rests on parameters of ours.</summary>
    RestsOnAssumed,

    /// <summary>A reader who misses this is misled.</summary>
    Warning,
}

/// <summary>A note on what stands above it.</summary>
/// <param name="Kind">What it tells the reader.</param>
/// <param name="Text">The note.</param>
public sealed record Note(NoteKind Kind, string Text) : Block
{
    /// <summary>A note on what the lines above rest on.</summary>
    public static Note RestsOn(Standing standing, string text) =>
        new(
            standing switch
            {
                Standing.Computed => NoteKind.RestsOnComputed,
                Standing.Asserted => NoteKind.RestsOnAsserted,
                Standing.Assumed => NoteKind.RestsOnAssumed,
                _ => throw new UnreachableException(),
            },
            text
        );

    /// <summary>A warning.</summary>
    public static Note Warning(string text) => new(NoteKind.Warning, text);

    /// <summary>The word that opens the note in every format.</summary>
    public string Label =>
        Kind switch
        {
            NoteKind.RestsOnComputed => "computed",
            NoteKind.RestsOnAsserted => "asserted",
            NoteKind.RestsOnAssumed => "assumed",
            NoteKind.Warning => "warning",
            _ => throw new UnreachableException(),
        };
}
