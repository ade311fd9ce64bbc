using Counterpoise.Validation;

// Each check takes its own arguments and gives the exit code: 0 passed, 1 failed, 2 wrong usage.
var checks = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal) { ["fuzz"] = FuzzCheck.Run };
if (args.Length > 0 && checks.TryGetValue(args[0], out var check))
    return check(args[1..]);
Console.Error.Write($"Name a check: {string.Join(", ", checks.Keys)}.\n");
return 2;
