using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ClaimPipeline.Tests.Rooms;

/// <summary>Collects the namespaces of all types that it is shown, through signatures, generics and members.</summary>
internal sealed class NamespaceCollector(MetadataReader reader) : ISignatureTypeProvider<string, object?>
{
    private readonly HashSet<string> _found = [];

    /// <summary>What was found since the last call.</summary>
    public IReadOnlyList<string> TakeFound()
    {
        var found = _found.Where(name => name.Length > 0).Order(StringComparer.Ordinal).ToList();
        _found.Clear();
        return found;
    }

    /// <summary>The namespace of the outermost type around a definition.</summary>
    public string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? reader.GetString(type.Namespace) : NamespaceOf(outer);
    }

    /// <summary>Notes whatever the handle leads to.</summary>
    public void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _found.Add(NamespaceOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                _found.Add(NamespaceOf((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add((EntityHandle)method.GetDeclaringType());
                method.DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add((EntityHandle)field.GetDeclaringType());
                field.DecodeSignature(this, null);
                break;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                Add(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    member.DecodeMethodSignature(this, null);
                }
                else
                {
                    member.DecodeFieldSignature(this, null);
                }

                break;
            case HandleKind.MethodSpecification:
                var instance = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(instance.Method);
                instance.DecodeSignature(this, null);
                break;
            default:
                break;
        }
    }

    public string GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) => Note(NamespaceOf(handle));

    public string GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => Note(NamespaceOf(handle));

    public string GetTypeFromSpecification(MetadataReader metadata, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, context);

    public string GetArrayType(string elementType, ArrayShape shape) => elementType;

    public string GetByReferenceType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetGenericMethodParameter(object? context, int index) => "";

    public string GetGenericTypeParameter(object? context, int index) => "";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    public string GetSZArrayType(string elementType) => elementType;

    private string Note(string name)
    {
        _found.Add(name);
        return name;
    }

    private string NamespaceOf(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NamespaceOf((TypeReferenceHandle)type.ResolutionScope)
            : reader.GetString(type.Namespace);
    }
}
