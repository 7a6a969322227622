using System.Text.RegularExpressions;

namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>Fills in forms as a browser without script does: takes the token from the page, keeps the cookie.</summary>
internal sealed class FormClient(ServedFolder served) : IDisposable
{
    private readonly HttpClient _client = served.NewClient(cookies: true);

    /// <summary>Sends the form of a page with these fields, as multipart when a file is among them.</summary>
    /// <param name="page">Where the form stands.</param>
    /// <param name="action">Where it goes.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="file">Name and bytes of a file; null for none.</param>
    public async Task<HttpResponseMessage> PostAsync(
        string page, string action, IEnumerable<KeyValuePair<string, string>> fields, (string Name, byte[] Body)? file = null)
    {
        var token = TestContext.Current.CancellationToken;
        var html = await _client.GetStringAsync(new Uri(page, UriKind.Relative), token);
        var all = fields.Append(new("__RequestVerificationToken", Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value));
        if (file is not { } sent)
        {
            using var plain = new FormUrlEncodedContent(all);
            return await _client.PostAsync(new Uri(action, UriKind.Relative), plain, token);
        }

        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in all)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(sent.Body), "file", sent.Name);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), form, token);
    }

    public void Dispose() => _client.Dispose();
}
