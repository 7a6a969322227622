namespace ClaimPipeline.Alerting;

/// <summary>Opens the connection for a POST, or refuses the address; see <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
public delegate ValueTask<Stream> AlertConnect(SocketsHttpConnectionContext context, CancellationToken cancellationToken);
