namespace ClaimPipeline.Sqlite;

/// <summary>The facts of one document, apart from its block.</summary>
/// <param name="Document">Its own; where its claims begin is settled when the block is written.</param>
/// <param name="Claims">Those of its claims.</param>
internal sealed record DocumentEntry(DocumentFacts Document, ClaimEntry[] Claims)
{
    /// <summary>Those of a document in a block.</summary>
    public static DocumentEntry Of(FactBlock block, int slot)
    {
        var document = block.Documents[slot];
        var claims = new ClaimEntry[document.Claims];
        for (var i = 0; i < claims.Length; i++)
        {
            var facts = block.Claims[document.FirstClaim + i];
            claims[i] = new ClaimEntry(
                facts,
                block.Measures[document.FirstClaim + i],
                block.Figures[facts.FirstFigure..(facts.FirstFigure + facts.Figures)],
                block.Roundings[facts.FirstFigure..(facts.FirstFigure + facts.Figures)]);
        }

        return new DocumentEntry(document, claims);
    }
}
