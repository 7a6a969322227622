using System.Reflection;
using System.Runtime.Loader;

namespace ClaimPipeline.App;

/// <summary>
/// A provider that the program is built without, since its packages are not on every feed: an assembly of a known name in the folder
/// <c>providers/NAME</c> beside the program, with what it needs around it. The core and the frameworks are the program's own.
/// </summary>
internal sealed class ProviderAssembly : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _file;

    private ProviderAssembly(string file)
        : base(Path.GetFileNameWithoutExtension(file)) => (_file, _resolver) = (file, new AssemblyDependencyResolver(file));

    /// <summary>The public static method of a provider that opens it on a path.</summary>
    /// <param name="assembly">Name of the assembly.</param>
    /// <param name="type">Name of the type, with its namespace.</param>
    /// <param name="method">Name of the method: it takes a path and returns a <typeparamref name="T"/>.</param>
    /// <exception cref="UsageException">The provider is not there; the message says how to get it.</exception>
    public static Func<string, T> Opener<T>(string assembly, string type, string method)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "providers", assembly);
        var file = Path.Combine(folder, assembly + ".dll");
        if (!File.Exists(file))
        {
            throw new UsageException(
                $"This installation is without {assembly}: make it from the sources with 'dotnet publish src/{assembly} -o \"{folder}\"', "
                + "for which your package feed must have its packages, or choose another engine.");
        }

        var context = new ProviderAssembly(file);
        return context.LoadFromAssemblyPath(context._file).GetType(type, throwOnError: true)!
            .GetMethod(method, [typeof(string)])!
            .CreateDelegate<Func<string, T>>();
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
