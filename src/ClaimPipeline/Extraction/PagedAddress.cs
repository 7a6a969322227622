using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimPipeline.Extraction;

/// <summary>An address taken apart into what the parts of one article share and the number of the part.</summary>
/// <param name="Base">The address without the number.</param>
/// <param name="Number">The number; 1 when there is none.</param>
internal readonly partial record struct PagedAddress(string Base, int Number)
{
    // Articles have fewer parts; larger numbers are ids.
    private const int MostParts = 40;

    /// <summary>
    /// <c>/story/2/</c>, <c>/story/page/2</c>, <c>/story-page-2</c>, <c>/story_2.html</c> and <c>/story?page=2</c> are all part 2 of a story.
    /// </summary>
    public static PagedAddress Of(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        var number = 1;
        var query = new List<string>();
        foreach (var parameter in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (QueryNumber().Match(parameter) is { Success: true } found && Read(found) is var stated and > 0)
            {
                number = stated;
            }
            else
            {
                query.Add(parameter);
            }
        }

        if (number == 1 && PathNumber().Match(path) is { Success: true } part && Read(part) is var inPath and > 0)
        {
            number = inPath;
            path = string.Concat(path.AsSpan(0, part.Index), part.Groups["extension"].ValueSpan);
        }

        return new PagedAddress($"{address.Host}{path}?{string.Join('&', query)}", number);
    }

    private static int Read(Match found) =>
        int.Parse(found.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var number and <= MostParts ? number : 0;

    [GeneratedRegex("^(?:page|pg|pageno|page_no|pagenum|seite|pagina)=(?<number>[0-9]{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex QueryNumber();

    [GeneratedRegex("(?:/page/|/|[-_/,](?:page|p|seite)[-_]?|[-_,])(?<number>[1-9][0-9]?)(?<extension>\\.[a-z]{3,5})?$", RegexOptions.IgnoreCase)]
    private static partial Regex PathNumber();
}
