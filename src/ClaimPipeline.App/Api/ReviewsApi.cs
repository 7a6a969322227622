using System.ComponentModel;
using System.Globalization;
using ClaimPipeline.App.Access;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Reviews: what to decide on next, decisions, and how far reviewers agree.</summary>
internal static class ReviewsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("reviews");
        reviews.MapGet("", ListAsync).WithSummary("All decisions, by number.");
        reviews.MapGet("/queue", QueueAsync).WithSummary("The sentences whose review would teach the classifier most.").RequireAuthorization(Roles.Reviewer);
        reviews.MapGet("/agreement", AgreementAsync).WithSummary("How far reviewers agree.");
        reviews.MapPost("", PostAsync).WithSummary("Decide on a sentence, or take the latest decision back.").RequireAuthorization(Roles.Reviewer);
    }

    private static async Task<Results<Tagged<ApiPage<Review>>, ProblemHttpResult>> ListAsync(
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] long? after,
        IReviewStore store,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        var take = ApiLimits.Take(limit, options);
        var part = await store.ListAsync(after ?? 0, cancellationToken).Take(take + 1).ToListAsync(cancellationToken);
        return new Tagged<ApiPage<Review>>(new ApiPage<Review>(
            part.Take(take).ToValueList(), part.Count > take ? part[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Tagged<ApiPage<TaggedSentence>>, ProblemHttpResult>> QueueAsync(
        [Description("Items at most.")] int? limit, ReviewQueue queue, ServeOptions options, HttpContext context) =>
        ApiPages.Whole(await queue.NextAsync(context.User.Identity!.Name!, ApiLimits.Take(limit, options), context.RequestAborted));

    private static async Task<Tagged<ReviewAgreement>> AgreementAsync(IReviewStore store, CancellationToken cancellationToken) =>
        new(ReviewAgreement.Of(await store.ListAsync(0, cancellationToken).ToListAsync(cancellationToken)));

    private static async Task<Results<Created<Review>, ProblemHttpResult>> PostAsync(
        ReviewRequest request, IReviewStore store, TimeProvider time, ServeOptions options, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > options.MaxCheckLength)
        {
            return ApiProblems.Of(
                StatusCodes.Status422UnprocessableEntity, FormattableString.Invariant($"text takes 1 to {options.MaxCheckLength} characters (Serve:MaxCheckLength)."), "text");
        }

        var labels = (request.Labels ?? []).Distinct().ToValueList();
        if (labels.Contains(ClaimKind.Statistic) || (labels.Count > 0 && request.Decision != ReviewDecision.Labelled))
        {
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "labels takes Quota, Ban and Share, and only with the decision Labelled.", "labels");
        }

        var made = await store.AppendAsync(
            [
                new Review
                {
                    Text = request.Text, Decision = request.Decision, Sentence = request.Sentence, Labels = labels, Polarity = request.Polarity,
                    Status = request.Status, Note = request.Note, Reviewer = context.User.Identity!.Name!, At = time.GetUtcNow(),
                },
            ],
            context.RequestAborted);
        return TypedResults.Created((string?)null, made[0]);
    }
}
