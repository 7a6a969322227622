using ClaimPipeline.Records;

namespace ClaimPipeline.Figures;

/// <summary>
/// Decides whether a figure is the size of a rise or a fall: from the verb or noun before it ("rose 12 %", "cut by half", "a
/// rise of 3"), or behind it ("12 % higher", "a 30 % cut"). A level reached ("to 135,000") is none.
/// </summary>
internal sealed class ChangeReader(SentenceTokens tokens, UnitSharer lists)
{
    private const int ClauseReach = 14;
    private const int ObjectReach = 6;

    public void Read(List<Draft> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var before = i > 0 ? drafts[i - 1].SpanLast : -1;
            draft.Change = draft.Form == NumberForm.Multiple || tokens[draft.First].NumberWord == NumberWordKind.Multiplied
                ? OfMultiple(draft)
                : Leading(draft, before) is var leading and not Change.None ? leading : Trailing(draft);
            if (draft.Change == Change.None && i > 0 && drafts[i - 1].Change != Change.None && drafts[i - 1].Unit == draft.Unit
                && lists.IsListed(drafts[i - 1], draft) && !tokens.Is(draft.HedgeFirst - 1, "to"))
            {
                draft.Change = drafts[i - 1].Change;
            }
        }
    }

    private Change OfMultiple(Draft draft)
    {
        if (tokens[draft.First].NumberWord == NumberWordKind.Multiplied)
        {
            var word = tokens.Slice(draft.First);
            var verb = word.EndsWith("d") || word.EndsWith("ing") || word.EndsWith("es") || word is "halve"
                || tokens.IsAny(draft.HedgeFirst - 1, "to", "will", "would", "could") || tokens.IsAny(draft.HedgeFirst - 1, "may", "might", "should", "can");
            return !verb ? Change.None : draft.Form == NumberForm.Fraction ? Change.Down : Change.Up;
        }

        if (tokens[draft.First].NumberWord == NumberWordKind.Times)
        {
            return Change.None;
        }

        return Leading(draft, -1) is var leading and not Change.None ? leading : Trailing(draft);
    }

    private Change Leading(Draft draft, int floor)
    {
        if (tokens.IsAny(draft.HedgeFirst, "below", "above", "beneath"))
        {
            // "dropped below 250 million tonnes" is a level.
            return Change.None;
        }

        var at = draft.HedgeFirst - 1;
        var by = false;
        for (var steps = 0; steps < 4 && at > floor && (tokens.Has(at, Traits.Filler | Traits.Extra) || (tokens.Slice(at).EndsWith("ly") && !tokens.Has(at, Traits.Function))); steps++)
        {
            if (tokens.Has(at, Traits.Extra) || tokens.Is(at, "another"))
            {
                return Change.Up;
            }

            by |= tokens.Is(at, "by");
            at--;
        }

        if (at < 0)
        {
            return Change.None;
        }

        if (by)
        {
            return Search(at, Math.Max(-1, at - ClauseReach), clauseOnly: true);
        }

        if (at <= floor)
        {
            return Change.None;
        }

        if (tokens.Is(at, "of"))
        {
            return OfNoun(draft, at);
        }

        if (tokens.Has(at, Traits.Leading) && Direction(at) is var direction and not Change.None)
        {
            return Governs(at, draft) ? direction : Change.None;
        }

        // "cut the quota 10 percent": only a share can stand so far from its verb.
        return IsRelative(draft) && tokens.IsKind(at, TokenKind.Word) && !tokens.Has(at, Traits.Function | Traits.Verb)
            ? Search(at, Math.Max(floor, at - ObjectReach), clauseOnly: false)
            : Change.None;
    }

    // "a rise of 3", "an increase in exports of 5 %"
    private Change OfNoun(Draft draft, int at)
    {
        if (tokens.Has(at - 1, Traits.Leading) && Direction(at - 1) is var direct and not Change.None && !tokens.IsAny(at - 1, "up", "down"))
        {
            return direct;
        }

        for (var i = at - 2; i > at - 6 && i >= 0 && IsRelative(draft); i--)
        {
            if (tokens.Is(i + 1, "in") && tokens.Has(i, Traits.Leading))
            {
                return Direction(i);
            }
        }

        return Change.None;
    }

    private bool Governs(int at, Draft draft)
    {
        if (tokens.IsAny(at, "up", "down"))
        {
            return !draft.Counted && !(tokens.IsAny(at - 1, "made", "make", "makes", "making") || tokens.IsAny(at - 1, "set", "shut", "end", "ended")
                || tokens.IsAny(at - 1, "take", "took", "close", "put") || tokens.IsAny(at - 1, "came", "come", "buy", "bought")
                || tokens.IsAny(at - 1, "struck", "broke", "turned", "took") || tokens.IsAny(at - 1, "gave", "handed", "laid", "tracked"));
        }

        // Verbs with an object of their own: "lifted five bans", "raised $5m".
        return IsRelative(draft) || !(tokens.IsAny(at, "lifted", "lift", "lifts", "lifting") || tokens.IsAny(at, "raised", "raise", "raises", "raising")
            || tokens.IsAny(at, "lost", "lose", "loses", "losing") || tokens.IsAny(at, "recovered", "recover", "recovers", "shot")
            || tokens.IsAny(at, "picked", "advanced", "advance", "improved"));
    }

    private Change Search(int from, int floor, bool clauseOnly)
    {
        for (var i = from; i > floor; i--)
        {
            if (tokens.IsSymbol(i, ';') || tokens.IsSymbol(i, '.') || tokens.IsSymbol(i, '\t') || tokens.IsSymbol(i, ':'))
            {
                return Change.None;
            }

            if (!clauseOnly && (tokens.IsSymbol(i, ',') || tokens.IsKind(i, TokenKind.Number)
                || tokens.IsAny(i, "to", "at", "from", "of") || tokens.IsAny(i, "in", "with", "for", "on")))
            {
                return Change.None;
            }

            if (tokens.Has(i, Traits.Leading) && !tokens.IsAny(i, "growing", "rising", "falling", "declining") && Direction(i) is var direction and not Change.None)
            {
                return direction;
            }
        }

        return Change.None;
    }

    private Change Trailing(Draft draft)
    {
        // "15,000 more tonnes", "4 fewer"
        var inside = draft.Last + 1;
        if (tokens.IsAny(inside, "more", "fewer", "less", "additional") || tokens.IsAny(inside, "extra", "further"))
        {
            return Direction(inside);
        }

        if (tokens.Is(draft.HedgeFirst - 1, "to"))
        {
            return Change.None;
        }

        var at = draft.SpanLast + 1;
        if (tokens.IsDash(at) && tokens.IsGlued(at))
        {
            at++;
        }

        if (tokens.IsAny(at, "up", "down"))
        {
            return tokens.IsAny(at + 1, "on", "from", "year", "compared") || at + 1 >= tokens.Count || (tokens.IsKind(at + 1, TokenKind.Symbol) && !tokens.IsDash(at + 1))
                ? Direction(at)
                : Change.None;
        }

        var reach = IsRelative(draft) || draft.Form == NumberForm.Multiple || (draft.Hyphenated && draft.Unit is not { Dimension: Dimension.Time }) ? 4 : 1;
        for (var i = at; i < at + reach; i++)
        {
            if (!tokens.IsKind(i, TokenKind.Word) || tokens.Has(i, Traits.Function))
            {
                return Change.None;
            }

            if (tokens.Has(i, Traits.Trailing) && Direction(i) is var direction and not Change.None)
            {
                return direction;
            }

            if (tokens.Has(i, Traits.Verb))
            {
                return Change.None;
            }
        }

        return Change.None;
    }

    private static bool IsRelative(Draft draft) =>
        draft.Unit is { Dimension: Dimension.Ratio or Dimension.PercentagePoint } && draft.Unit.Code != "{times}";

    private Change Direction(int at) => tokens.Has(at, Traits.Up) ? Change.Up : tokens.Has(at, Traits.Down) ? Change.Down : Change.None;
}
