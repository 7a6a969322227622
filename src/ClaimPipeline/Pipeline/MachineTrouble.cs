using System.Data.Common;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Tells what the machine gets wrong (disk, database, network) from faults of the program on one item. The first stops a pass, for the
/// next item would meet it, too; the second puts the item into quarantine.
/// </summary>
internal static class MachineTrouble
{
    /// <summary>Whether the pass is to stop.</summary>
    public static bool Is(Exception trouble) => trouble
        is OperationCanceledException or IOException or UnauthorizedAccessException or DbException or ObjectDisposedException or OutOfMemoryException;
}
