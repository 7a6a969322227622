using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ClaimPipeline.Tests.Rooms;

/// <summary>
/// Reads from a compiled assembly which namespace uses which: base types, interfaces, signatures, attributes and the bodies of
/// all methods, so that a reference cannot hide behind <c>var</c> or a lambda.
/// </summary>
internal static class AssemblyReferences
{
    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoByte = new OpCode[256];

    static AssemblyReferences()
    {
        foreach (var field in typeof(OpCodes).GetFields())
        {
            var code = (OpCode)field.GetValue(null)!;
            var value = unchecked((ushort)code.Value);
            (value > 0xFF ? TwoByte : OneByte)[value & 0xFF] = code;
        }
    }

    /// <summary>Every (user, used) pair of namespaces, with one member of the user that shows it.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var reader = file.GetMetadataReader();
        var pairs = new Dictionary<(string, string), string>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var names = new NamespaceCollector(reader);
            var from = names.NamespaceOf(handle);
            void Note(string member)
            {
                foreach (var to in names.TakeFound())
                {
                    pairs.TryAdd((from, to), $"{reader.GetString(type.Name)}.{member}");
                }
            }

            names.Add(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations())
            {
                names.Add(reader.GetInterfaceImplementation(implemented).Interface);
            }

            foreach (var attribute in type.GetCustomAttributes())
            {
                names.Add(reader.GetCustomAttribute(attribute).Constructor);
            }

            Note("(declaration)");
            foreach (var fieldHandle in type.GetFields())
            {
                var field = reader.GetFieldDefinition(fieldHandle);
                field.DecodeSignature(names, null);
                Note(reader.GetString(field.Name));
            }

            foreach (var methodHandle in type.GetMethods())
            {
                var method = reader.GetMethodDefinition(methodHandle);
                method.DecodeSignature(names, null);
                if (method.RelativeVirtualAddress != 0)
                {
                    ReadBody(file.GetMethodBody(method.RelativeVirtualAddress), reader, names);
                }

                Note(reader.GetString(method.Name));
            }
        }

        return pairs;
    }

    private static void ReadBody(MethodBodyBlock body, MetadataReader reader, NamespaceCollector names)
    {
        if (!body.LocalSignature.IsNil)
        {
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            names.Add(region.CatchType);
        }

        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var first = il.ReadByte();
            var code = first == 0xFE ? TwoByte[il.ReadByte()] : OneByte[first];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    names.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var cases = il.ReadInt32();
                    il.Offset += 4 * cases;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset += 1;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    il.Offset += 4;
                    break;
            }
        }
    }
}
