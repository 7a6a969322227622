using System.CommandLine;

namespace ClaimPipeline.App.Commands;

/// <summary>
/// One verb of the command line. A subclass adds its options in its constructor and does its work in
/// <see cref="RunAsync"/>; what all verbs share is here: <c>--data</c>, <c>--json</c>, <c>--set</c>, an example in
/// <c>--help</c>, and one clear sentence with the right exit code when something goes wrong.
/// </summary>
internal abstract class Verb
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The data folder: store, archive and index. Created on first use.",
        DefaultValueFactory = _ => "data",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON for machines, one record a line." };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Set an option of a stage, as in Crawling:MinDelay=00:00:05. Repeatable.",
        HelpName = "NAME=VALUE",
    };

    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private Verb? _parent;

    /// <summary>A verb.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="name">The word that is typed.</param>
    /// <param name="description">What it does: one sentence.</param>
    /// <param name="example">A command line, without the program's name, that does something useful.</param>
    /// <param name="hasData">Whether it works on a data folder that the user names.</param>
    protected Verb(Terminal terminal, TimeProvider time, string name, string description, string example, bool hasData = true)
    {
        (_terminal, _time) = (terminal, time);
        Command = new VerbCommand(name, description, example);
        if (hasData)
        {
            Command.Add(_data);
        }

        Command.Add(_json);
        Command.Add(_set);
        Command.SetAction(InvokeAsync);
    }

    /// <summary>The verb as the command line knows it.</summary>
    public Command Command { get; }

    /// <summary>Does the work.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    protected abstract Task<int> RunAsync(Invocation invocation);

    /// <summary>Puts a verb below this one; what all verbs share may be typed before its name as well as behind it.</summary>
    protected void Add(Verb child)
    {
        child._parent = this;
        Command.Add(child.Command);
    }

    private async Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(
            parse,
            _terminal,
            _time,
            parse.GetValue(Nearest(parse, verb => verb._data)) ?? "",
            parse.GetValue(Nearest(parse, verb => verb._json)),
            [.. Above().Reverse().SelectMany(verb => parse.GetValue(verb._set) ?? [])],
            cancellationToken);
        try
        {
            RefuseStray(parse);
            return await RunAsync(invocation);
        }
        catch (Exception trouble)
        {
            var failure = Failure.Of(trouble);
            await _terminal.Error.WriteLineAsync(failure.Sentence);
            return failure.ExitCode;
        }
    }

    /// <summary>The option as typed nearest to the end of the line; this verb's own when it was not typed at all.</summary>
    private Option<T> Nearest<T>(ParseResult parse, Func<Verb, Option<T>> option) =>
        Above().Select(option).FirstOrDefault(o => parse.GetResult(o) is { Implicit: false }) ?? option(this);

    /// <summary>This verb, then those that it stands below.</summary>
    private IEnumerable<Verb> Above()
    {
        for (var verb = this; verb is not null; verb = verb._parent)
        {
            yield return verb;
        }
    }

    /// <summary>An option that only the verb above knows would be ignored here.</summary>
    private void RefuseStray(ParseResult parse)
    {
        foreach (var above in Above().Skip(1))
        {
            Option[] shared = [above._data, above._json, above._set];
            if (above.Command.Options.Except(shared).FirstOrDefault(o => parse.GetResult(o) is { Implicit: false }) is { } stray)
            {
                throw new UsageException($"{stray.Name} is an option of '{above.Command.Name}', not of '{Command.Name}' below it: leave it out.");
            }
        }
    }
}
