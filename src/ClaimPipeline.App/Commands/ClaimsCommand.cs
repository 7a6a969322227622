using System.CommandLine;
using ClaimPipeline.Classification;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary><c>claims</c>: single sentences in, structured claims out; for measuring, and for other programs.</summary>
internal sealed class ClaimsCommand : Verb
{
    private readonly Option<string> _in = new("--in")
    {
        Description = "One object a line, {\"id\": ..., \"text\": ...}; - for standard input.", HelpName = "FILE.jsonl", Required = true,
    };

    private readonly Option<bool> _statistics = new("--statistics") { Description = "Also claims that are no quota, ban or share." };

    public ClaimsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "claims", "Read single sentences and print the claims they make, one line each.",
            "claims --in sentences.jsonl", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_statistics);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation)
    {
        var classifier = HybridClassifier.Load(invocation.OptionsOf<ClassificationOptions>());
        var figures = new FigureExtractor(invocation.OptionsOf<FiguresOptions>());
        var linker = new ClaimLinker(invocation.OptionsOf<LinkingOptions>());
        var withStatistics = invocation.Get(_statistics);
        foreach (var (id, text) in SentenceLines.Read(invocation.Get(_in)!, invocation.Cancellation))
        {
            var article = Wrap(text);
            var sentence = new Sentence(new SentenceId(article.Id, 0), new TextSpan(0, text.Length), text, BlockKind.Paragraph);
            var quantified = classifier.Classify("", [sentence]).Select(figures.Extract).ToList();
            var claims = linker.Link(article, quantified).Where(c => withStatistics || c.Kind != ClaimKind.Statistic);
            invocation.Terminal.Out.WriteLine(SentenceClaims.ToJson(id, text, claims));
        }

        return Task.FromResult(ExitCode.Fine);
    }

    private static Article Wrap(string text) => new()
    {
        Id = Article.IdOf("", "", null, text),
        Page = new PageId(""),
        CanonicalUrl = "",
        Publisher = "",
        Title = "",
        Language = "en",
        Text = text,
    };
}
