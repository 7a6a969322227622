namespace ClaimPipeline.Sqlite;

/// <summary>
/// Finds the documents with a claim that meets a condition, block by block: a look along one column passes over most claims without asking
/// for each of them.
/// </summary>
internal static class ClaimScan
{
    // Blocks that are looked at to find out which column tells most.
    private const int Sample = 8;

    /// <summary>A bit for each document number; also for documents that are gone.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="test">The condition.</param>
    /// <param name="leads">Ways to pass over most claims, of which the one is taken that passes over the most.</param>
    public static ulong[] Docs(FactTable facts, ClaimTest test, IReadOnlyList<ClaimLead> leads)
    {
        var lead = leads.Count == 1 ? leads[0] : Best(facts, leads);
        var found = new ulong[facts.End / 64];
        for (var number = 0; number < facts.Blocks.Length; number++)
        {
            if (facts.Blocks[number] is not { } block)
            {
                continue;
            }

            var slot = 0;
            for (var claim = lead(block, 0); claim >= 0; claim = claim < block.Claims.Length ? lead(block, claim) : -1)
            {
                while (block.ClaimStarts[slot + 1] <= claim)
                {
                    slot++;
                }

                if (!test(block, claim))
                {
                    claim++;
                    continue;
                }

                // One claim is enough.
                var doc = (number * FactBlock.Size) + slot;
                found[doc / 64] |= 1UL << (doc % 64);
                claim = block.ClaimStarts[slot + 1];
            }
        }

        return found;
    }

    private static ClaimLead Best(FactTable facts, IReadOnlyList<ClaimLead> leads)
    {
        var step = Math.Max(1, facts.Blocks.Length / Sample);
        var left = new int[leads.Count];
        for (var number = 0; number < facts.Blocks.Length; number += step)
        {
            for (var i = 0; facts.Blocks[number] is { } block && i < left.Length; i++)
            {
                for (var claim = leads[i](block, 0); claim >= 0; claim = claim + 1 < block.Claims.Length ? leads[i](block, claim + 1) : -1)
                {
                    left[i]++;
                }
            }
        }

        return leads[Array.IndexOf(left, left.Min())];
    }
}
