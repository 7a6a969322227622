using ClaimPipeline.App;
using ClaimPipeline.App.Access;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>A server where people have to log in: ann is an admin, rob a reviewer, rea a reader.</summary>
internal static class ServedPeople
{
    /// <summary>The password of all three.</summary>
    public const string Password = "three words in a row";

    /// <summary>Starts one of one's own.</summary>
    /// <param name="attempts">Wrong passwords before there is a pause.</param>
    public static Task<ServedFolder> StartAsync(int attempts) => ServedFolder.StartWithAsync(
        AddAsync, new("Serve:Login", "true"), new("Serve:LoginAttempts", FormattableString.Invariant($"{attempts}")));

    private static async Task AddAsync(string folder)
    {
        await using var workspace = await Workspace.OpenAsync(folder, TimeProvider.System, [], withOfficialData: false, CancellationToken.None);
        foreach (var (name, role) in new[] { ("ann", AccountRole.Admin), ("rob", AccountRole.Reviewer), ("rea", AccountRole.Reader) })
        {
            await workspace.Get<IAccountStore>().AddAsync(Passwords.NewAccount(name, role, Password, DateTimeOffset.UnixEpoch), CancellationToken.None);
        }
    }
}
