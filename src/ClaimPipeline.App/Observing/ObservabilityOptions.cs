using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.App.Observing;

/// <summary>Settings of logs, metrics, spans and health, bound to the section "Observability".</summary>
public sealed class ObservabilityOptions
{
    /// <summary>Least level of what is logged to standard error. Default: Warning.</summary>
    [AllowedValues("Trace", "Debug", "Information", "Warning", "Error", "Critical", "None")]
    public string LogLevel { get; set; } = "Warning";

    /// <summary>Whether log lines are JSON, each with the ids of run, source and item that it belongs to. Default: false.</summary>
    public bool JsonLogs { get; set; }

    /// <summary>Where metrics and spans are sent by OTLP, such as http://127.0.0.1:4318; empty for nowhere. Default: empty.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>How they are sent: <c>http</c> (protobuf) or <c>grpc</c>. Default: http.</summary>
    [AllowedValues("http", "grpc")]
    public string OtlpProtocol { get; set; } = "http";

    /// <summary>Whether the server answers at /metrics. Default: true.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>How old what is told of queues, index and disk may be. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Free bytes on the data folder's disk under which the server is not ready. Default: 536870912.</summary>
    [Range(0, long.MaxValue)]
    public long LeastFreeBytes { get; set; } = 512L << 20;

    /// <summary>How long the index may be behind the store, or a run of its pass may take, before the server is not ready. Default: 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MostIndexLag { get; set; } = TimeSpan.FromHours(1);
}
