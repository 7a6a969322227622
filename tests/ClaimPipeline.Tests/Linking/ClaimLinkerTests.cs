using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Linking;

public sealed class ClaimLinkerTests(ITestOutputHelper output)
{
    [Fact]
    public void Link_AnnotatedCorpus_FindsClaimsAndSlots()
    {
        int expectedClaims = 0, foundClaims = 0, matched = 0;
        var slots = AnnotatedClaim.Scored.ToDictionary(s => s, _ => (Expected: 0, Found: 0, Right: 0));
        foreach (var article in AnnotatedArticle.ReadAll())
        {
            var open = article.Linked.Select(AnnotatedClaim.Of).ToList();
            foundClaims += open.Count;
            foreach (var expected in article.Expected)
            {
                expectedClaims++;
                var found = open.Find(expected.IsAbout);
                if (found is null)
                {
                    output.WriteLine($"{article.Id} missed: {expected}");
                    continue;
                }

                open.Remove(found);
                matched++;
                foreach (var slot in AnnotatedClaim.Scored)
                {
                    var (want, have) = (expected.Slots.GetValueOrDefault(slot), found.Slots.GetValueOrDefault(slot));
                    var (e, f, r) = slots[slot];
                    slots[slot] = (e + (want is null ? 0 : 1), f + (have is null ? 0 : 1), r + (want is not null && want == have ? 1 : 0));
                    if (want != have)
                    {
                        output.WriteLine($"{article.Id} {slot}: {want ?? "nothing"} expected, {have ?? "nothing"} found");
                    }
                }
            }

            open.ForEach(f => output.WriteLine($"{article.Id} spurious: {f}"));
        }

        output.WriteLine($"claims: expected {expectedClaims}, found {foundClaims}, matched {matched}");
        foreach (var (name, (e, f, r)) in slots)
        {
            output.WriteLine($"{name,-12} precision {(double)r / Math.Max(1, f):F3} recall {(double)r / Math.Max(1, e):F3} (expected {e}, found {f})");
        }

        var right = slots.Values.Sum(s => s.Right);
        var precision = (double)right / slots.Values.Sum(s => s.Found);
        var recall = (double)right / slots.Values.Sum(s => s.Expected);
        output.WriteLine($"slots: precision {precision:F3} recall {recall:F3}");
        precision.ShouldBeGreaterThan(0.9);
        recall.ShouldBeGreaterThan(0.85);
        ((double)matched / foundClaims).ShouldBeGreaterThan(0.9);
        ((double)matched / expectedClaims).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Link_EverySlot_NamesWordsOrRule()
    {
        foreach (var claim in AnnotatedArticle.ReadAll().SelectMany(a => a.Linked))
        {
            foreach (var slot in new[] { claim.Indicator, claim.Subject, claim.Place, claim.Counterpart, claim.Whole, claim.Authority, claim.MeasureType })
            {
                if (slot is not null)
                {
                    slot.Rule.ShouldNotBeEmpty();
                    slot.Confidence.ShouldBeInRange(0, 1);
                    (slot.Span is not null || slot.Rule != "sentence").ShouldBeTrue(claim.ToString());
                }
            }
        }
    }

    [Fact]
    public void Link_SameArticleTwice_GivesSameClaims()
    {
        (string, string)[] sentences = [("S", "China mines 70% of the world's rare earths."), ("B", "It banned exports of gallium in 2024.")];

        AnnotatedArticle.Link("Title", null, sentences).ShouldBe(AnnotatedArticle.Link("Title", null, sentences));
    }

    [Fact]
    public void Link_NoSentences_GivesNone() => AnnotatedArticle.Link("Rare earths", null).ShouldBeEmpty();

    [Fact]
    public void Link_DateWithoutYearAndWithoutArticleDate_HasNoPeriod()
    {
        var claims = AnnotatedArticle.Link("", null, ("B", "On December 21, China banned exports of graphite."));

        claims.ShouldHaveSingleItem().Period.ShouldBeNull();
    }

    [Fact]
    public void Link_DateWithoutYear_TakesYearFromArticleDate()
    {
        var claims = AnnotatedArticle.Link("", new DateOnly(2024, 1, 5), ("B", "On December 21, China banned exports of graphite."));

        claims.ShouldHaveSingleItem().Period!.Value.ShouldBe(Period.Day(new DateOnly(2023, 12, 21)));
    }

    [Fact]
    public void Link_CommodityInTitleOnly_NamesTheTitle()
    {
        var claims = AnnotatedArticle.Link("Copper market in 2023", null, ("S", "Chile accounts for 24% of global output."));

        claims.ShouldHaveSingleItem().Subject!.Rule.ShouldBe("title");
    }

    [Fact]
    public void Link_PriceAgeAndAnecdote_MakeNoClaims()
    {
        AnnotatedArticle.Link("", null,
            ("", "You can buy 40 magnets for $3."),
            ("", "The minister, 61, spoke for 20 minutes."),
            ("", "The price of nickel rose 5% to $18,000 a ton.")).ShouldBeEmpty();
    }

    [Fact]
    public void Link_HostileText_EndsWithoutException()
    {
        var text = string.Concat(Enumerable.Repeat("China 70% of the world's rare earth reserves, ban, quota of 5 tons, than US, ", 60));

        AnnotatedArticle.Link("", null, ("QBS", text)).Count.ShouldBeGreaterThan(0);
    }
}
