namespace ClaimPipeline.App;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>It ran and found problems, or was stopped.</summary>
    public const int Problems = 1;

    /// <summary>The command line, a setting or a named file is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Another process is at it; nothing was done.</summary>
    public const int AlreadyRunning = 3;
}
