using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>Resolves the states that a file of a case names.</summary>
internal static class StateNames
{
    private const int LongestName = 100;

    /// <summary>
    /// Resolves a name: for the year if it names a member then, else for any year, since what befell a state before
    /// it was a member counts too. Null, with a fault, where no state answers to it.
    /// </summary>
    public static StateIdentity? Resolve(
        Identity identity,
        string text,
        string role,
        Year? year,
        string file,
        int line,
        FaultList faults
    )
    {
        if (text.Length > LongestName)
        {
            faults.Add(
                file,
                line,
                $"{role} '{FaultList.Shown(text)}' is too long for a state; write its abbreviation."
            );
            return null;
        }
        try
        {
            var (state, note) = identity.Resolve(text, null, file, line);
            bool isExact =
                note is null
                && (
                    string.Equals(text, state.Abbreviation, StringComparison.OrdinalIgnoreCase)
                    || text.All(char.IsAsciiDigit)
                );
            if (isExact || year is not { } when || state.IsMember(when))
                return state;
            // Another state may bear the name in that year: 'Korea' is one state in 1900 and another in 2000.
            return MemberNamed(identity, text, when) ?? state;
        }
        catch (FaultyInputException e)
        {
            faults.Add(file, line, $"{role} {e.Faults[0].Message}");
            return null;
        }
    }

    private static StateIdentity? MemberNamed(Identity identity, string text, Year year) =>
        identity.States.FirstOrDefault(state =>
            state.IsMember(year)
            && state
                .Aliases.Append(state.Name)
                .Append(state.Abbreviation)
                .Append(state.Iso3)
                .Contains(text, StringComparer.OrdinalIgnoreCase)
        );
}
