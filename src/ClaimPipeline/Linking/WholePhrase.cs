namespace ClaimPipeline.Linking;

/// <summary>What a share is taken of: the words behind "of".</summary>
internal sealed class WholePhrase
{
    private const int Longest = 14;

    private WholePhrase(int start, int end) => (Start, End) = (start, end);

    /// <summary>First node.</summary>
    public int Start { get; }

    /// <summary>Behind the last node.</summary>
    public int End { get; }

    public Node? Place { get; private set; }

    /// <summary>"its", "the country's": the whole belongs to somebody named elsewhere.</summary>
    public Node? Owner { get; private set; }

    public Node? Subject { get; private set; }

    public Node? Indicator { get; private set; }

    /// <summary>Last word of the phrase, for wholes that no list holds.</summary>
    public Node? Head { get; private set; }

    public bool Holds(Node node) => node.Index >= Start && node.Index < End;

    /// <summary>The phrase that begins at a node.</summary>
    public static WholePhrase Read(SentenceReading reading, int start)
    {
        var end = start;
        Node? place = null, owner = null, subject = null, indicator = null, head = null;
        while (end < reading.Nodes.Count && end - start < Longest && !Ends(reading, start, end, indicator, subject))
        {
            var node = reading.Nodes[end];
            if (node.IsPlace)
            {
                place ??= node;
            }
            else if (node.IsCommodity)
            {
                subject = subject is null || reading.Word(end - 1) is not "and" ? node : subject;
            }
            else if (node.IsIndicator && node.IsVerb && node.Lower.EndsWith("ed", StringComparison.Ordinal))
            {
                // "of the cobalt mined worldwide".
                indicator ??= node;
            }
            else if (node.IsIndicator && node.IsVerb)
            {
                // "of rare earth mines": things, not what they yield.
                head = node;
            }
            else if (node.IsIndicator)
            {
                indicator ??= node;
            }
            else if (node.Lower is "its" or "their" or "our" || (Cues.CountryNouns.Contains(node.Lower) && reading.Word(end - 1) is "the" or "that" or "this"))
            {
                owner ??= node;
            }
            else if (char.IsLetter(node.Lower[0]) && node.Lower is not ("the" or "all" or "total" or "of" or "in" or "value" or "volume" or "overall" or "entire" or "annual"))
            {
                head = node;
            }

            end++;
        }

        return new WholePhrase(start, end) { Place = place, Owner = owner, Subject = subject, Indicator = indicator, Head = head };
    }

    private static bool Ends(SentenceReading reading, int start, int at, Node? indicator, Node? subject)
    {
        var node = reading.Nodes[at];
        if (node.Figure is not null || node.Period is not null || node.IsAuthority)
        {
            return true;
        }

        if (node.IsIndicator && node.IsVerb && (indicator is not null || subject is not null) && reading.Word(at - 1) is "is" or "was" or "are" or "were")
        {
            return true;
        }

        if (node.Match is not null)
        {
            return false;
        }

        return node.Lower switch
        {
            "," or ";" or ":" or "." or "(" or ")" or "?" or "!" or "\u2014" => at > start,
            "and" => reading.At(at + 1) is not { Match: not null, IsPlace: false } || (indicator is not null && reading.At(at + 1) is { IsIndicator: false }),
            // "of the crude oil imported by the European Union".
            "by" => reading.At(at - 1) is not { IsIndicator: true, IsVerb: true },
            "in" or "across" => reading.At(reading.Word(at + 1) == "the" ? at + 2 : at + 1) is not { IsPlace: true },
            "is" or "are" or "was" or "were" or "has" or "have" or "had" or "come" or "comes" or "came" or "coming" or "go" or "goes" or "went" or "going"
                or "from" or "to" or "for" or "with" or "as" or "after" or "at" or "last" or "this" or "while" or "but" or "that" or "which"
                or "who" or "yet" or "than" or "on" or "under" or "because" or "since" or "through" or "can" or "will" or "would" or "only" or "compared" or "making" or "according" => true,
            _ => false,
        };
    }
}
