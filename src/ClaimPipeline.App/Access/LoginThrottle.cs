using ClaimPipeline.App.Serving;

namespace ClaimPipeline.App.Access;

/// <summary>Slows down who guesses passwords: so many wrong ones for an account, and for an address, within a while, then a pause.</summary>
internal sealed class LoginThrottle(ServeOptions options, TimeProvider time)
{
    // Past this many, the oldest are forgotten: an attacker with many addresses must not fill the memory.
    private const int MostKeys = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Wrong, DateTimeOffset Until)> _wrong = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the pause still lasts; null when there is none.</summary>
    public TimeSpan? PauseOf(string account, string address)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var left = new[] { $"account {account}", $"address {address}" }
                .Select(key => _wrong.TryGetValue(key, out var known) && known.Wrong >= options.LoginAttempts ? known.Until - now : TimeSpan.Zero)
                .Max();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Remembers a wrong password.</summary>
    public void Wrong(string account, string address)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var key in new[] { $"account {account}", $"address {address}" })
            {
                var known = _wrong.GetValueOrDefault(key);
                _wrong[key] = (known.Until > now ? known.Wrong + 1 : 1, now + options.LoginPause);
            }

            if (_wrong.Count > MostKeys)
            {
                foreach (var old in _wrong.OrderBy(pair => pair.Value.Until).Take(MostKeys / 10).Select(pair => pair.Key).ToList())
                {
                    _wrong.Remove(old);
                }
            }
        }
    }

    /// <summary>Forgets the wrong ones of an account: its password was given.</summary>
    public void Right(string account)
    {
        lock (_gate)
        {
            _wrong.Remove($"account {account}");
        }
    }
}
