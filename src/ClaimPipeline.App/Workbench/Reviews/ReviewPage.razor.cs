using ClaimPipeline.App.Access;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Reviews;

/// <summary>Review of the sentences from which the classifier would learn most, at <c>/review</c>.</summary>
public sealed partial class ReviewPage
{
    private const int Ahead = 5;

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/review", GetAsync).RequireAuthorization(Roles.Reviewer);
        endpoints.MapPost("/review", PostAsync).RequireAuthorization(Roles.Reviewer);
        endpoints.MapPost("/review/undo", UndoAsync).RequireAuthorization(Roles.Reviewer);
        endpoints.MapGet("/review/export", ExportAsync);
    }

    private static async Task<RazorComponentResult> GetAsync(
        HttpContext context, ReviewQueue queue, IReviewStore reviews, IAnalysisStore analyses, CancellationToken cancellationToken)
    {
        var reviewer = ReviewerOf(context);
        var next = await queue.NextAsync(reviewer, Ahead + 1, cancellationToken);
        var all = await reviews.ListAsync(0, cancellationToken).ToListAsync(cancellationToken);
        var sentence = next.Count > 0 ? next[0] : null;
        var analysis = sentence is null ? null : await analyses.GetAsync(sentence.Sentence.Id.Article, cancellationToken);
        string? Around(int step) => analysis is not null && sentence!.Sentence.Id.Index + step is var at && at >= 0 && at < analysis.Sentences.Count
            && analysis.Sentences[at].Sentence.Text is { Length: <= 600 } text ? text : null;
        return WorkbenchPages.Page<ReviewPage>(
            StatusCodes.Status200OK,
            (nameof(Model), new ReviewModel(
                reviewer, sentence, Around(-1), Around(1), analysis?.Article.Title ?? "", [.. next.Skip(1)],
                [.. all.Where(review => review.Reviewer == reviewer).Reverse().Take(Ahead)], ReviewRules.Counting(all).Count, PairAgreement.Of(all))));
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, [FromForm] string? wording, [FromForm] string? sentence, [FromForm] string? note, [FromForm(Name = "do")] string? what,
        IReviewStore reviews, IAnalysisStore analyses, TimeProvider time, CancellationToken cancellationToken)
    {
        if (SentenceOf(sentence) is not { } id
            || await analyses.GetAsync(id.Article, cancellationToken) is not { } analysis
            || id.Index >= analysis.Sentences.Count
            || analysis.Sentences[id.Index].Sentence is not { } stored
            || Review.IdOf(stored.Text) != wording)
        {
            return WorkbenchPages.Error(StatusCodes.Status409Conflict, "The sentence has changed", "A run has replaced its article meanwhile. Nothing was stored: go back to the review page.");
        }

        var isSkipped = what == "skip";
        var labels = (await context.Request.ReadFormAsync(cancellationToken))["labels"];
        await reviews.AppendAsync(
            [
                new Review
                {
                    Text = stored.Text,
                    Sentence = id,
                    Decision = isSkipped ? ReviewDecision.Skipped : ReviewDecision.Labelled,
                    Labels = isSkipped ? [] : PairAgreement.Labels.Where(label => labels.Contains(label.ToString(), StringComparer.OrdinalIgnoreCase)).ToValueList(),
                    Reviewer = ReviewerOf(context),
                    At = time.GetUtcNow(),
                    Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim() is { Length: > 500 } longer ? longer[..500] : note.Trim(),
                },
            ],
            cancellationToken);
        return TypedResults.LocalRedirect("/review");
    }

    private static async Task<RedirectHttpResult> UndoAsync(HttpContext context, IReviewStore reviews, TimeProvider time, CancellationToken cancellationToken)
    {
        var reviewer = ReviewerOf(context);
        var standing = ReviewRules.Standing(await reviews.ListAsync(0, cancellationToken).ToListAsync(cancellationToken)).LastOrDefault(review => review.Reviewer == reviewer);
        if (standing is not null)
        {
            await reviews.AppendAsync(
                [new Review { Text = standing.Text, Sentence = standing.Sentence, Decision = ReviewDecision.Withdrawn, Reviewer = reviewer, At = time.GetUtcNow() }], cancellationToken);
        }

        return TypedResults.LocalRedirect("/review");
    }

    private static async Task<FileContentHttpResult> ExportAsync(IReviewStore reviews, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        foreach (var review in ReviewRules.Counting(await reviews.ListAsync(0, cancellationToken).ToListAsync(cancellationToken)))
        {
            LabelledSentenceLine.Write(review, lines);
        }

        return TypedResults.File(lines.ToArray(), "application/jsonl", "reviews.jsonl");
    }

    private static string ReviewerOf(HttpContext context) => context.User.Identity?.Name is { Length: > 0 } name ? name : "local";

    private static SentenceId? SentenceOf(string? typed)
    {
        try
        {
            return typed is null ? null : SentenceId.From(typed);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
