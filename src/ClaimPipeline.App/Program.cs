using ClaimPipeline.App;

return await CommandLineApp.RunAsync(args, Terminal.OfProcess(), TimeProvider.System);
