using System.Collections.Concurrent;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Writes of one database, one after the other. Those that come while a transaction is on its way to disk share the next one: each is
/// undone alone when it fails, and all are on disk before any of them is reported as done.
/// </summary>
internal sealed class WriteQueue(SqliteSession writer)
{
    private const int MostInGroup = 64;

    private readonly ConcurrentQueue<PendingWrite> _waiting = new();
    private int _isWriting;

    /// <summary>Runs <paramref name="work"/>; the task ends when what it wrote is committed.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work, cancellationToken);
        _waiting.Enqueue(write);
        WriteGroup();
        return write.Task;
    }

    private void WriteGroup()
    {
        if (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            return;
        }

        try
        {
            var group = new List<PendingWrite>();
            while (group.Count < MostInGroup && _waiting.TryDequeue(out var next))
            {
                if (!next.IsCancelled())
                {
                    group.Add(next);
                }
            }

            Write(group);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }

        if (!_waiting.IsEmpty)
        {
            // Somebody else's thread: whoever wrote this group has a result to go on with.
            ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.WriteGroup(), this, preferLocal: false);
        }
    }

    private void Write(List<PendingWrite> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var write in group)
            {
                RunAlone(write);
            }

            writer.Execute("COMMIT");
        }
        catch (Exception trouble)
        {
            if (writer.InTransaction)
            {
                writer.Execute("ROLLBACK");
            }

            group.ForEach(write => write.Fail(trouble));
            return;
        }

        group.ForEach(write => write.Complete());
    }

    /// <summary>Runs one write so that only its own changes are lost when it fails; trouble that ends the transaction is thrown.</summary>
    private void RunAlone(PendingWrite write)
    {
        writer.Execute("SAVEPOINT one");
        try
        {
            write.Run(writer);
        }
        catch (Exception trouble) when (writer.InTransaction)
        {
            writer.Execute("ROLLBACK TO one");
            write.Fail(trouble);
        }

        writer.Execute("RELEASE one");
    }

    /// <summary>A write that somebody waits for.</summary>
    private abstract class PendingWrite
    {
        /// <summary>Does it, without telling anybody.</summary>
        public abstract void Run(SqliteSession session);

        /// <summary>Tells that it is on disk, unless it failed.</summary>
        public abstract void Complete();

        /// <summary>Tells that it left no trace.</summary>
        public abstract void Fail(Exception trouble);

        /// <summary>Whether nobody waits any more; told to be so.</summary>
        public abstract bool IsCancelled();
    }

    private sealed class PendingWrite<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) : PendingWrite
    {
        // Whoever waits goes on in a thread of its own, not in the writer's.
        private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _source.Task;

        public override void Run(SqliteSession session) => _result = work(session);

        public override void Complete() => _source.TrySetResult(_result);

        public override void Fail(Exception trouble) => _source.TrySetException(trouble);

        public override bool IsCancelled() => cancellationToken.IsCancellationRequested && _source.TrySetCanceled(cancellationToken);
    }
}
