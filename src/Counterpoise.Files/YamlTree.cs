using System.Diagnostics;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Counterpoise.Files;

/// <summary>
/// Reads the plain part of YAML into nodes with lines: one document of mappings, lists and values. Anchors, aliases,
/// tags, keys that are no text, deep nesting and vast numbers of nodes are refused, so no file can unfold into more
/// than it holds.
/// </summary>
internal static class YamlTree
{
    private const int DeepestNesting = 12;
    private const int MostNodes = 200_000;

    /// <summary>Reads a file; null where the tree is incomplete, always with a fault.</summary>
    public static YamlNode? Read(SourceFile file, FaultList faults) =>
        file.Utf8(SourceFile.GreatestYaml, faults) is { } utf8
            ? new Builder(file.Name, Encoding.UTF8.GetString(utf8.Span), faults).Build()
            : null;

    private sealed class Builder(string file, string text, FaultList faults)
    {
        private readonly Parser _parser = new(new StringReader(text));
        private readonly Stack<Collection> _open = new();
        private YamlNode? _root;
        private int _nodes;

        public YamlNode? Build()
        {
            while (TryMove())
            {
                switch (_parser.Current)
                {
                    case StreamEnd:
                        if (_root is null)
                            faults.Add(file, 1, "the file holds no content; write its keys, one to a line.");
                        return _root;
                    case DocumentStart start when _root is not null:
                        Fault(start, "a second document begins here; keep one to a file and delete the '---'.");
                        return _root;
                    case NodeEvent node when !TryTake(node):
                        return null;
                    case AnchorAlias alias when !TryRefuse(alias):
                        return null;
                    case MappingEnd or SequenceEnd:
                        var closed = _open.Pop();
                        Place(closed.ToNode());
                        break;
                }
            }
            return null;
        }

        /// <summary>Takes the next event off the parser; false where the syntax is broken, with a fault.</summary>
        private bool TryMove()
        {
            try
            {
                return _parser.MoveNext();
            }
            catch (YamlException e)
            {
                var what = e.Message.TrimEnd('.');
                what = what.Length == 0 ? "the syntax is broken" : char.ToLowerInvariant(what[0]) + what[1..];
                faults.Add(
                    file,
                    LineOf(e.Start),
                    $"not readable as YAML: {what}; {Repair(e.Message, (int)e.Start.Line)}"
                );
            }
            // YamlDotNet's scanner ends so on a bracket that is not closed on lines further to the left.
            catch (InvalidOperationException)
            {
                FaultAtBracket();
            }
            // ... and so on an escape such as \uD800 that stands for no character.
            catch (ArgumentException)
            {
                Fault(
                    _parser.Current,
                    "not readable as YAML: an escape after this stands for no character; delete it."
                );
            }
            return false;
        }

        private void FaultAtBracket() =>
            Fault(
                _parser.Current,
                "not readable as YAML: a bracket opened here or after is not closed on the lines indented under it; "
                    + "close it, or indent what it holds."
            );

        /// <summary>A repair for the commonest slips, by what the parser says and by what stands on the line.</summary>
        private string Repair(string message, int line)
        {
            if (message.Contains("tab", StringComparison.Ordinal))
                return "indent with spaces.";
            if (message.Contains("invalid mapping", StringComparison.Ordinal))
                return "put text that holds a colon in quotes, and check the indentation.";
            if (message.Contains("quoted scalar, found unexpected end", StringComparison.Ordinal))
                return "close the quotation mark that opens here.";
            if (message.Contains("escape", StringComparison.Ordinal))
                return "write the text in single quotes, or double the backslash.";
            if (message.Contains("cannot start any token", StringComparison.Ordinal))
                return LineHasTab(line) ? "indent with spaces, not tabs." : "put the text in quotes.";
            return "check the indentation, quotes and brackets here and on the line before.";
        }

        private bool LineHasTab(int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Contains('\t') ?? false;

        /// <summary>Takes a node in; false where reading must end.</summary>
        private bool TryTake(NodeEvent node)
        {
            if (++_nodes > MostNodes)
            {
                Fault(node, $"the file holds more than {MostNodes} values, the limit; shorten it.");
                return false;
            }
            if (!node.Anchor.IsEmpty)
                Fault(node, $"anchor '&{FaultList.Shown(node.Anchor.Value)}' is not allowed here; delete it.");
            if (!node.Tag.IsEmpty)
                Fault(node, $"tag '{FaultList.Shown(node.Tag.ToString())}' is not allowed here; delete it.");
            if (node is Scalar scalar)
            {
                Place(new YamlScalar(LineOf(node.Start), scalar.Value, scalar.Style == ScalarStyle.Plain));
                return true;
            }
            if (_open.TryPeek(out var parent) && parent.AwaitsKey)
            {
                Fault(node, "a key must be a word, not a list or mapping; write 'key: value'.");
                return false;
            }
            if (_open.Count == DeepestNesting)
            {
                Fault(node, $"nesting goes deeper than {DeepestNesting} levels, the limit; flatten it.");
                return false;
            }
            _open.Push(new(LineOf(node.Start), node is MappingStart));
            return true;
        }

        /// <summary>Puts a refused node in an alias's place; false where it stands for a key, so that reading must end.</summary>
        private bool TryRefuse(AnchorAlias alias)
        {
            Fault(alias, $"alias '*{FaultList.Shown(alias.Value.Value)}' is not allowed here; write the value out.");
            if (_open.TryPeek(out var parent) && parent.AwaitsKey)
                return false;
            Place(new YamlRefused(LineOf(alias.Start)));
            return true;
        }

        private void Place(YamlNode node)
        {
            if (!_open.TryPeek(out var parent))
                _root = node;
            else if (parent.AwaitsKey)
                parent.OpenKey((YamlScalar)node, file, faults);
            else
                parent.Add(node);
        }

        private void Fault(ParsingEvent? place, string message) =>
            faults.Add(file, place is null ? 1 : LineOf(place.Start), message);
    }

    private static int LineOf(Mark mark) => Math.Max(1, (int)mark.Line);

    /// <summary>A list or mapping that is still open.</summary>
    private sealed class Collection(int line, bool isMapping)
    {
        private readonly List<YamlNode> _items = [];
        private readonly List<YamlEntry> _entries = [];
        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
        private YamlScalar? _key;
        private bool _repeated;

        public bool AwaitsKey => isMapping && _key is null;

        public void OpenKey(YamlScalar key, string file, FaultList faults)
        {
            _key = key;
            _repeated = !_lines.TryAdd(key.Text, key.Line);
            if (_repeated)
            {
                faults.Add(
                    file,
                    key.Line,
                    $"key '{FaultList.Shown(key.Text)}' stands here again, first in line {_lines[key.Text]}; keep one."
                );
            }
        }

        public void Add(YamlNode node)
        {
            if (!isMapping)
            {
                _items.Add(node);
                return;
            }
            if (_key is null)
                throw new UnreachableException();
            if (!_repeated)
                _entries.Add(new(_key.Text, _key.Line, node));
            _key = null;
        }

        public YamlNode ToNode() => isMapping ? new YamlMapping(line, _entries) : new YamlSequence(line, _items);
    }
}
