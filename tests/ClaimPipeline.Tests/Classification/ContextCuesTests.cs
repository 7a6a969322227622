using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Classification;

public sealed class ContextCuesTests
{
    private static readonly LabelDecision[] Decisions =
        [.. ClaimModel.Labels.Select(kind => new LabelDecision(kind, Bias: 0, CalibrationSlope: 1, CalibrationOffset: 0, Threshold: 0.5, UnsureFrom: 0.1, UnsureTo: 0.9, Scale: 1))];

    [Fact]
    public void Find_NothingAround_FindsNothing() => Names([Glance("It takes effect on Monday.")], 0, null).ShouldBeEmpty();

    [Fact]
    public void Find_PronounBehindABan_SaysSo() =>
        Names([Glance("The council banned copra.", ban: 0.9), Glance("It takes effect on Monday.")], 1, null)
            .ShouldContain("context: opens with a pronoun behind a sure ban claim, where it makes no ban claim by itself");

    [Fact]
    public void Find_MeasureOfTheTitle_SaysSo() =>
        Names([Glance("Growers welcomed the ban.", ban: 0.3)], 0, Glance("Council bans copra", ban: 0.9))
            .ShouldContain("context: speaks of the measure of a sure ban claim before it, where it makes hardly a ban claim by itself");

    [Fact]
    public void Find_Anything_NamesEachSlotOnceAndItsLabel()
    {
        Glance[] text = [Glance("No more than 30 tonnes, it said.", quota: 0.9), Glance("The rest, 40 percent, is clay.", share: 0.6), Glance("They banned it.", ban: 0.2), Glance("Both rules stay.", ban: 0.9)];
        for (var at = 0; at < text.Length; at++)
        {
            var slots = new List<int>();
            ContextCues.Find(text, at, text[0], slots);
            slots.ShouldAllBe(slot => slot >= 0 && slot < ContextCues.Slots && ContextCues.LabelOf(slot) < ClaimModel.Labels.Count);
            slots.Select(ContextCues.NameOf).ShouldBeUnique();
        }
    }

    private static List<string> Names(Glance[] text, int at, Glance? title)
    {
        var slots = new List<int>();
        ContextCues.Find(text, at, title, slots);
        return slots.ConvertAll(ContextCues.NameOf);
    }

    private static Glance Glance(string text, double quota = 0, double ban = 0, double share = 0) =>
        ClaimPipeline.Classification.Glance.Of(new SentenceScanner(Lexicon.Shared).Scan(text), [quota, ban, share], Decisions);
}
