using System.Diagnostics;
using ClaimPipeline.Pipeline;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClaimPipeline.App.Observing;

/// <summary>Sends metrics and spans by OTLP while it lives, where an endpoint is set, and lets spans be made where logs ask for their ids.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private readonly ActivityListener? _listener;
    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _spans;

    public TelemetryExport(ObservabilityOptions options)
    {
        if (options.JsonLogs)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == PassTelemetry.Name,
                Sample = (ref _) => ActivitySamplingResult.AllData,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        if (options.OtlpEndpoint.Length == 0)
        {
            return;
        }

        if (!Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"Observability:OtlpEndpoint takes an address, as in http://127.0.0.1:4318; '{options.OtlpEndpoint}' is none.");
        }

        var resource = ResourceBuilder.CreateDefault().AddService("claimpipeline");
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(PassTelemetry.Name)
            .AddOtlpExporter(exporter => Set(exporter, endpoint, options, "v1/metrics")).Build();
        _spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(PassTelemetry.Name)
            .AddOtlpExporter(exporter => Set(exporter, endpoint, options, "v1/traces")).Build();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Sends what has been measured and not been sent.
        _metrics?.Dispose();
        _spans?.Dispose();
        _listener?.Dispose();
    }

    private static void Set(OtlpExporterOptions exporter, Uri endpoint, ObservabilityOptions options, string path)
    {
        var isGrpc = options.OtlpProtocol == "grpc";
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = isGrpc ? endpoint : new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
