using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>
/// Gives a unit that is said once to every figure it belongs to: to the earlier items of a list ("3, 5.5 and 9 per cent"), to a
/// later number without one ("mines 70 percent but refines 90"), or from "the number of holders ... 88".
/// </summary>
internal sealed class UnitSharer(SentenceTokens tokens, NounReader nouns)
{
    private const int SubjectReach = 16;

    public void Share(List<Draft> drafts)
    {
        for (var i = drafts.Count - 2; i >= 0; i--)
        {
            Forward(drafts[i], drafts[i + 1]);
        }

        Draft? giver = null;
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            if (draft.Unit is null)
            {
                if (i > 0 && drafts[i - 1].Unit is { } unit && Follows(drafts[i - 1], draft))
                {
                    draft.Unit = unit;
                    draft.Counted = drafts[i - 1].Counted;
                }
                else if (Subject(draft) is { } noun)
                {
                    draft.Unit = Unit.Counted(noun);
                    draft.Counted = true;
                }
                else if (giver is not null && Fits(giver, draft))
                {
                    draft.Unit = giver.Unit;
                    draft.Counted = giver.Counted;
                }
            }

            else if (giver is { HasPrefix: true, Unit.Dimension: Dimension.Price } && draft is { HasPrefix: true, Unit.Dimension: Dimension.Money }
                && giver.Unit.Code.StartsWith(draft.Unit.Code + "/", StringComparison.Ordinal) && ((tokens.Is(draft.HedgeFirst - 1, "to") && tokens.Is(giver.HedgeFirst - 1, "from")) || IsComparedWith(draft.HedgeFirst - 1)))
            {
                // "from $85,000 a tonne in 2022 to $13,000", "$82 a tonne, up from $61"
                draft.Unit = giver.Unit;
            }

            if (draft.Per is { } per)
            {
                draft.Unit = UnitTable.Per(draft.Unit ?? Unit.One, per);
            }

            if (draft.Unit is not null && Gives(draft) && !tokens.IsSymbol(draft.SpanFirst - 1, '('))
            {
                giver = draft;
            }
        }
    }

    private bool IsComparedWith(int at) =>
        tokens.IsAny(at, "against", "versus") || (tokens.Is(at, "from") && tokens.IsAny(at - 1, "up", "down")) || (tokens.IsAny(at, "with", "to") && tokens.Is(at - 1, "compared"));

    /// <summary>Whether only list words stand between two figures.</summary>
    public bool IsListed(Draft first, Draft second)
    {
        var gap = second.SpanFirst - first.SpanLast - 1;
        if (gap is < 1 or > 5)
        {
            return false;
        }

        var joined = false;
        for (var i = first.SpanLast + 1; i < second.SpanFirst; i++)
        {
            if (tokens.IsSymbol(i, ',') || tokens.IsSymbol(i, '/') || tokens.IsAny(i, "and", "or", "nor", "to") || tokens.IsSymbol(i, '&') || tokens.Is(i, "versus")
                || (tokens.Is(i, "but") && tokens.Is(first.HedgeFirst - 1, "not")))
            {
                joined = true;
            }
            else if (!tokens.IsDash(i) && !(IsParticiple(i) || (i == first.SpanLast + 1 && IsAdjective(i))) && !tokens.Has(i, Traits.Hedge | Traits.Comparative) && !tokens.IsAny(i, "than", "then", "at", "from"))
            {
                return false;
            }
        }

        return joined;
    }

    // "18 prohibited and 95 restricted technologies"
    private bool IsParticiple(int at) =>
        tokens.IsKind(at, TokenKind.Word) && !tokens[at].Capital && tokens.Slice(at).EndsWith("ed") && !tokens.Has(at, Traits.Verb | Traits.Moves);

    // "12 heavy and 5 light elements"
    private bool IsAdjective(int at) =>
        tokens.IsKind(at, TokenKind.Word) && !tokens[at].Capital && !tokens.Has(at, Traits.Function | Traits.Verb | Traits.Moves) && tokens.IsAny(at + 1, "and", "or") && !nouns.IsHead(at);

    private void Forward(Draft first, Draft second)
    {
        if (second.Unit is not { } unit || second.Form != NumberForm.Plain || first.Form != NumberForm.Plain || !IsListed(first, second))
        {
            return;
        }

        // "500, 20 percent more": a comma alone joins only what goes on as a list.
        var comma = tokens.IsSymbol(first.SpanLast + 1, ',') && second.SpanFirst - first.SpanLast == 2;
        if (tokens.Is(first.SpanLast + 1, "to") && !tokens.Is(first.HedgeFirst - 1, "from") && !tokens.Is(first.SpanFirst - 1, "from"))
        {
            return;
        }

        if (first.HasPrefix)
        {
            if (unit.Code.StartsWith(first.Unit!.Code + "/", StringComparison.Ordinal) && first.Unit.Dimension == Dimension.Money)
            {
                first.Unit = unit;
            }

            return;
        }

        if (first.Unit is not null || (comma && second.OwnUnit) || second.HasPrefix)
        {
            return;
        }

        if (Math.Max(RangeJoiner.ScaleToShare(first, second), RangeJoiner.ScaleToList(first, second)) is var scale and > 1 && (first.IsRange || !first.TryScale(scale)))
        {
            return;
        }

        first.Unit = unit;
        first.Counted = second.Counted;
    }

    // "from $5 to 9", "40 tonnes and 30"; but "gained 0.7 % to 3,005" is a level in something else.
    private bool Follows(Draft first, Draft second)
    {
        if (!IsListed(first, second) || first.Form != NumberForm.Plain || first.Hyphenated || first.Unit is { Code: "1" or "{times}" } || tokens.IsSymbol(first.SpanLast + 1, '/'))
        {
            return false;
        }

        if (tokens.Is(first.SpanLast + 1, "to"))
        {
            return tokens.Is(first.HedgeFirst - 1, "from");
        }

        return first.Unit!.Dimension is not (Dimension.Time or Dimension.Length) && (first.Unit.Dimension != Dimension.Ratio || second.Value <= 100);
    }

    private static bool Gives(Draft draft) =>
        draft.Form == NumberForm.Plain && !draft.Hyphenated
        && draft.Unit is { Dimension: Dimension.Count or Dimension.Ratio or Dimension.Mass or Dimension.Volume or Dimension.Area or Dimension.Energy or Dimension.Power or Dimension.Money or Dimension.Price or Dimension.MassRate or Dimension.VolumeRate }
        && draft.Unit.Code is not ("1" or "{times}");

    private bool Fits(Draft giver, Draft draft)
    {
        var next = draft.SpanLast + 1;
        var free = next >= tokens.Count || !tokens.IsKind(next, TokenKind.Word) || tokens.Has(next, Traits.Function | Traits.Verb)
            || (giver.Counted && !tokens[next].Capital && draft.InWords) || tokens.Has(next, Traits.Comparative);
        if (!free || draft.IsRange != giver.IsRange && draft.IsRange)
        {
            return false;
        }

        return giver.Unit!.Dimension switch
        {
            Dimension.Count => draft.Value == decimal.Truncate(draft.Value),
            Dimension.Ratio => draft.Value <= 100 && !draft.InWords,
            Dimension.Money or Dimension.Price => draft.Scale > 1 || tokens.IsAny(draft.HedgeFirst - 1, "to", "from"),
            _ => true,
        };
    }

    // "the number of enterprises was 28", "licence numbers dwindled from 47", "permits numbered 150"
    private string? Subject(Draft draft)
    {
        if (draft.Value != decimal.Truncate(draft.Value))
        {
            return null;
        }

        for (var i = draft.First - 1; i >= 0 && i > draft.First - SubjectReach; i--)
        {
            if (tokens.IsSymbol(i, ';') || tokens.IsSymbol(i, '.') || tokens.IsSymbol(i, '\t'))
            {
                return null;
            }

            if (tokens.IsAny(i, "number", "numbers") && tokens.Is(i + 1, "of") && nouns.TryRead(i + 2, one: false, out var noun, out _))
            {
                return noun;
            }

            if (tokens.IsAny(i, "numbers", "numbered", "totalled", "totaled") && tokens.IsKind(i - 1, TokenKind.Word) && !tokens.Has(i - 1, Traits.Function)
                && (tokens.Is(i, "numbers") || nouns.IsHead(i - 1)))
            {
                return Singular.Of(tokens.Slice(i - 1).ToString());
            }
        }

        return null;
    }
}
