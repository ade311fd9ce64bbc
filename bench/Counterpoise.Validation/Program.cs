using Counterpoise.Validation;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
return args switch
{
    ["fuzz", .. var options] => FuzzCheck.Run(options),
    ["kill", .. var options] => KillCheck.Run(options, interrupted.Token),
    ["coverage", .. var options] => CoverageCheck.Run(options, interrupted.Token),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.Write(
        "Checks that take minutes, by name:\n" + FuzzCheck.Usage + KillCheck.Usage + CoverageCheck.Usage
    );
    return 2;
}
