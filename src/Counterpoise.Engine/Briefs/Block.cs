namespace Counterpoise.Briefs;

/// <summary>A part of a <see cref="Document"/>. The hierarchy is closed: renderers match it exhaustively.</summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>A line that carries the answer; a brief opens with one or two.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Aside">What stands at the end of the line, such as what was observed; may be empty.</param>
public sealed record AnswerLine(string Text, string Aside = "") : Block;

/// <summary>A paragraph of running text.</summary>
/// <param name="Text">The text; line breaks in it count as spaces.</param>
public sealed record Paragraph(string Text) : Block;

/// <summary>Unordered points.</summary>
/// <param name="Items">One text a point.</param>
public sealed record BulletList(IReadOnlyList<string> Items) : Block;

/// <summary>A term and what it means or holds.</summary>
/// <param name="Term">The term.</param>
/// <param name="Text">Its meaning.</param>
public sealed record Definition(string Term, string Text);

/// <summary>Terms with their meanings.</summary>
/// <param name="Items">In reading order.</param>
public sealed record DefinitionList(IReadOnlyList<Definition> Items) : Block;

/// <summary>The works and data sets that a document rests on.</summary>
/// <param name="References">Full references, one an item.</param>
public sealed record Sources(IReadOnlyList<string> References) : Block;
