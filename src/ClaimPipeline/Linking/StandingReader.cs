namespace ClaimPipeline.Linking;

/// <summary>Finds the words that say that a measure holds on the day of the text.</summary>
internal static class StandingReader
{
    /// <summary>"remains in force", "continues to prohibit", "must now obtain"; null when the text does not say so.</summary>
    public static Node? Find(SentenceReading reading)
    {
        foreach (var node in reading.Nodes)
        {
            var before = reading.Nodes.Take(node.Index).TakeLast(4);
            if ((node.Lower is "continues" or "continue" && reading.Word(node.Index + 1) is "to")
                || (node.Lower is "now" && reading.Word(node.Index - 1) is "must" or "may" or "need" or "needs" or "require" or "requires")
                || (node.Lower == "force" && reading.Word(node.Index - 1) == "in" && before.Any(n => n.Lower is "is" or "are" or "been" or "remains" or "remain" or "still" or "already")
                    && !before.Any(n => n.Lower is "not" or "no" or "will" or "when" or "until" or "longer" or "would")))
            {
                return node;
            }
        }

        return null;
    }
}
