using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>One who reads: asks, waits for the whole answer, thinks, and asks for something else.</summary>
internal sealed partial class Reader(Uri address, IReadOnlyList<PageKinds> kinds, int seed) : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
    };

    private readonly Random _random = new(seed);
    private readonly int _total = kinds.Sum(kind => kind.Weight);

    /// <summary>Reads until told to stop.</summary>
    /// <param name="think">Shortest and longest pause behind an answer, in milliseconds.</param>
    /// <param name="asked">Told of each answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ReadAsync((int Least, int Most) think, Action<Answer> asked, CancellationToken cancellationToken)
    {
        try
        {
            var token = TokenIn().Match(await _client.GetStringAsync(new Uri("/check", UriKind.Relative), cancellationToken)).Groups[1].Value;
            await Task.Delay(_random.Next(think.Most + 1), cancellationToken);
            while (true)
            {
                var kind = Pick();
                var (path, body) = kind.Make(_random);
                if (body is MultipartFormDataContent form)
                {
                    form.Add(new StringContent(token), TokenField);
                }

                using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body };
                var start = Stopwatch.GetTimestamp();
                var status = await SendAsync(request, cancellationToken);
                asked(new Answer(kind, path, status, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                await Task.Delay(_random.Next(think.Least, think.Most + 1), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The phase is over.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<int> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private PageKinds Pick()
    {
        var at = _random.Next(_total);
        return kinds.First(kind => (at -= kind.Weight) < 0);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenIn();
}

/// <summary>What came of a request.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Status">Status code; 0 when the connection broke.</param>
/// <param name="Milliseconds">Until the last byte was there.</param>
internal sealed record Answer(PageKinds Kind, string Address, int Status, double Milliseconds);
