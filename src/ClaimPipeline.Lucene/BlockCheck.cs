using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>Whether articles and claims stand in whole blocks, which every count and condition on claims rests on.</summary>
internal static class BlockCheck
{
    /// <summary>The faults, for people.</summary>
    public static IEnumerable<string> Faults(IndexReader reader)
    {
        var (parted, strays) = (0, 0);
        foreach (var leaf in reader.Leaves)
        {
            var claims = leaf.AtomicReader.GetNumericDocValues(IndexFields.ClaimCount);
            var articles = new FixedBitSet(leaf.Reader.MaxDoc);
            articles.Or(leaf.AtomicReader.GetTermDocsEnum(new Term(IndexFields.Is, IndexFields.Article)));
            var live = leaf.AtomicReader.LiveDocs;
            var waiting = 0;
            for (var number = 0; number < leaf.Reader.MaxDoc; number++)
            {
                if (live?.Get(number) == false)
                {
                    continue;
                }

                if (!articles.Get(number))
                {
                    waiting++;
                    continue;
                }

                parted += waiting == claims.Get(number) ? 0 : 1;
                waiting = 0;
            }

            strays += waiting;
        }

        return Told(parted, "article(s) have not all their claims before them").Concat(Told(strays, "claim(s) belong to no article"));
    }

    private static IEnumerable<string> Told(int count, string fault) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} {fault}")];
}
