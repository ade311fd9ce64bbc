using Counterpoise.Record;

namespace Counterpoise.Archive.Readings;

/// <summary>What of a compiled record does not belong to single years: identity, coverage and events.</summary>
/// <remarks>Written and read by one program, whose build is part of the file's name; the two must only agree here.</remarks>
internal static class CompiledHead
{
    public static void Write(BinaryWriter writer, LoadedWorld whole)
    {
        var world = whole.World;
        Each(writer, whole.Notes, writer.Write);
        Each(writer, [.. world.Identity.States], state => Write(writer, state));
        Each(
            writer,
            world.Identity.Successions,
            succession =>
            {
                writer.Write(succession.Predecessor.Number);
                writer.Write(succession.Successor.Number);
                writer.Write(succession.From.Value);
            }
        );
        foreach (var variable in Variables.All)
            Write(writer, world.CoverageOf(variable));
        foreach (var list in Enum.GetValues<EventList>())
            Write(writer, world.CoverageOf(list));
        Each(
            writer,
            world.Disputes,
            dispute =>
            {
                writer.Write(dispute.Number);
                Write(writer, dispute.Dyad);
                writer.Write(dispute.Year.Value);
                writer.Write(dispute.First.Value);
                writer.Write(dispute.Hostility);
                Write(writer, dispute.Revisionist);
                Write(writer, dispute.Originator);
                Write(writer, dispute.Initiator);
            }
        );
        Each(
            writer,
            world.Wars,
            war =>
            {
                writer.Write(war.Number);
                Write(writer, war.Dyad);
                writer.Write(war.First.Value);
                writer.Write(war.Last.Value);
                Write(writer, war.RivalInitiated);
            }
        );
        Each(
            writer,
            world.Rivalries,
            rivalry =>
            {
                writer.Write(rivalry.Dyad.A.Number);
                writer.Write(rivalry.Dyad.B.Number);
                writer.Write(rivalry.First.Value);
                writer.Write(rivalry.Last.Value);
                writer.Write((int)rivalry.Kinds);
                writer.Write(rivalry.Principal);
            }
        );
        Each(
            writer,
            world.ColonialRule,
            rule =>
            {
                writer.Write(rule.Ruler.Number);
                writer.Write(rule.Ruled.Number);
                writer.Write(rule.First?.Value ?? 0);
                writer.Write(rule.Last.Value);
            }
        );
        Each(
            writer,
            world.ArmsRaces,
            race =>
            {
                writer.Write(race.Dyad.A.Number);
                writer.Write(race.Dyad.B.Number);
                writer.Write(race.First.Value);
                writer.Write(race.Last.Value);
            }
        );
        Each(
            writer,
            world.Conquests,
            conquest =>
            {
                writer.Write(conquest.Conqueror.Number);
                writer.Write(conquest.Conquered.Number);
                writer.Write(conquest.Year.Value);
            }
        );
        Write(writer, world.Treaties.Coverage);
        Each(
            writer,
            world.Treaties.Memberships,
            membership =>
            {
                writer.Write(membership.Treaty);
                writer.Write(membership.State.Number);
                writer.Write(membership.First.Value);
                writer.Write(membership.Last.Value);
                Write(writer, membership.Defence);
            }
        );
    }

    /// <summary>A builder for a span of years that holds everything but the years themselves, and the notes.</summary>
    public static (WorldBuilder Builder, IReadOnlyList<string> Notes) Read(BinaryReader reader, YearSpan years)
    {
        var notes = Each(reader, reader.ReadString);
        var states = Each(reader, () => State(reader));
        var successions = Each(reader, () => new Succession(Code(reader), Code(reader), YearOf(reader)));
        var builder = new WorldBuilder(new Identity(states, successions), years, holdsWholeSystem: true);
        foreach (var variable in Variables.All)
        {
            if (Coverage(reader) is { } coverage)
                builder.Cover(variable, coverage);
        }
        foreach (var list in Enum.GetValues<EventList>())
        {
            if (Coverage(reader) is { } coverage)
                builder.Cover(list, coverage);
        }
        Each(
            reader,
            () =>
                builder.Add(
                    new DisputeYear(
                        reader.ReadInt32(),
                        Dyad(reader),
                        YearOf(reader),
                        YearOf(reader),
                        reader.ReadInt32(),
                        Flag(reader),
                        Flag(reader)
                    )
                    {
                        Initiator = Flag(reader),
                    }
                )
        );
        Each(
            reader,
            () => builder.Add(new War(reader.ReadInt32(), Dyad(reader), YearOf(reader), YearOf(reader), Flag(reader)))
        );
        Each(
            reader,
            () =>
                builder.Add(
                    new Rivalry(
                        new Dyad(Code(reader), Code(reader)),
                        YearOf(reader),
                        YearOf(reader),
                        (RivalryKinds)reader.ReadInt32(),
                        reader.ReadBoolean()
                    )
                )
        );
        Each(
            reader,
            () =>
            {
                var (ruler, ruled) = (Code(reader), Code(reader));
                int first = reader.ReadInt32();
                builder.Add(new ColonialRule(ruler, ruled, first == 0 ? null : new Year(first), YearOf(reader)));
            }
        );
        Each(
            reader,
            () => builder.Add(new ArmsRace(new Dyad(Code(reader), Code(reader)), YearOf(reader), YearOf(reader)))
        );
        Each(reader, () => builder.Add(new Conquest(Code(reader), Code(reader), YearOf(reader))));
        if (Coverage(reader) is { } treaties)
            builder.CoverTreaties(treaties);
        Each(
            reader,
            () =>
                builder.Add(
                    new TreatyMembership(reader.ReadInt32(), Code(reader), YearOf(reader), YearOf(reader), Flag(reader))
                )
        );
        return (builder, notes);
    }

    private static void Write(BinaryWriter writer, StateIdentity state)
    {
        writer.Write(state.Code.Number);
        writer.Write(state.Abbreviation);
        writer.Write(state.Name);
        writer.Write(state.Iso3 ?? "");
        Each(writer, state.Aliases, writer.Write);
        Each(
            writer,
            state.GleditschWard,
            spell =>
            {
                writer.Write(spell.Code);
                Write(writer, spell.Years);
            }
        );
        Each(writer, state.Membership, span => Write(writer, span));
        Each(
            writer,
            state.MembershipDays,
            spell =>
            {
                writer.Write(spell.First.DayNumber);
                writer.Write(spell.Last.DayNumber);
            }
        );
    }

    private static StateIdentity State(BinaryReader reader)
    {
        var code = Code(reader);
        var abbreviation = reader.ReadString();
        var name = reader.ReadString();
        var iso3 = reader.ReadString();
        return new()
        {
            Code = code,
            Abbreviation = abbreviation,
            Name = name,
            Iso3 = iso3.Length == 0 ? null : iso3,
            Aliases = Each(reader, reader.ReadString),
            GleditschWard = Each(reader, () => (reader.ReadInt32(), Span(reader))),
            Membership = Each(reader, () => Span(reader)),
            MembershipDays = Each(
                reader,
                () => (DateOnly.FromDayNumber(reader.ReadInt32()), DateOnly.FromDayNumber(reader.ReadInt32()))
            ),
        };
    }

    private static void Write(BinaryWriter writer, Coverage? coverage)
    {
        writer.Write(coverage is not null);
        if (coverage is null)
            return;
        writer.Write(coverage.Source.DataSet);
        writer.Write(coverage.Source.Version);
        Write(writer, coverage.Years);
        writer.Write(coverage.Licence);
    }

    private static Coverage? Coverage(BinaryReader reader) =>
        reader.ReadBoolean()
            ? new(new Source(reader.ReadString(), reader.ReadString()), Span(reader), reader.ReadString())
            : null;

    private static void Write(BinaryWriter writer, DirectedDyad dyad)
    {
        writer.Write(dyad.Perceiver.Number);
        writer.Write(dyad.Rival.Number);
    }

    private static void Write(BinaryWriter writer, YearSpan span)
    {
        writer.Write(span.First.Value);
        writer.Write(span.Last.Value);
    }

    // Not coded is neither yes nor no.
    private static void Write(BinaryWriter writer, bool? flag) =>
        writer.Write(
            flag switch
            {
                null => (byte)2,
                true => (byte)1,
                false => (byte)0,
            }
        );

    private static bool? Flag(BinaryReader reader) =>
        reader.ReadByte() switch
        {
            2 => null,
            var flag => flag == 1,
        };

    private static StateCode Code(BinaryReader reader) => new(reader.ReadInt32());

    private static Year YearOf(BinaryReader reader) => new(reader.ReadInt32());

    private static YearSpan Span(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());

    private static DirectedDyad Dyad(BinaryReader reader) => new(Code(reader), Code(reader));

    private static void Each<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    private static List<T> Each<T>(BinaryReader reader, Func<T> read)
    {
        var items = new List<T>();
        for (int left = reader.ReadInt32(); left > 0; left--)
            items.Add(read());
        return items;
    }

    private static void Each(BinaryReader reader, Action read)
    {
        for (int left = reader.ReadInt32(); left > 0; left--)
            read();
    }
}
