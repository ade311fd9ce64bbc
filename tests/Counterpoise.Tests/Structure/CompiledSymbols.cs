using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Counterpoise.Tests.Structure;

/// <summary>A type by name; a nested type goes by its outermost one.</summary>
/// <param name="Assembly">Assembly that defines it; empty for the one under inspection.</param>
/// <param name="Namespace">Namespace.</param>
/// <param name="Name">Name without namespace.</param>
internal readonly record struct TypeName(string Assembly, string Namespace, string Name)
{
    /// <inheritdoc />
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>One type names another, in a signature or in a method's body.</summary>
/// <param name="From">The type that names.</param>
/// <param name="Member">Where: a member of <paramref name="From"/>, or what of the type itself.</param>
/// <param name="To">The type that is named.</param>
internal readonly record struct SymbolReference(TypeName From, string Member, TypeName To);

/// <summary>
/// Reads out of a compiled assembly which types name which: bases, interfaces, constraints, attributes, signatures,
/// locals, handlers and every token of the instructions. What a scan of <c>using</c> lines misses is here.
/// </summary>
internal sealed class CompiledSymbols
{
    private static readonly Dictionary<ushort, OperandType> OperandTypes = typeof(OpCodes)
        .GetFields()
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(code => unchecked((ushort)code.Value), code => code.OperandType);

    private readonly PEReader _assembly;
    private readonly MetadataReader _metadata;
    private readonly HashSet<SymbolReference> _references = [];

    private CompiledSymbols(PEReader assembly) => (_assembly, _metadata) = (assembly, assembly.GetMetadataReader());

    /// <summary>Every reference of every type that the assembly defines.</summary>
    public static IReadOnlyList<SymbolReference> ReferencesIn(string assemblyPath)
    {
        using var assembly = new PEReader(File.OpenRead(assemblyPath));
        var symbols = new CompiledSymbols(assembly);
        foreach (var type in symbols._metadata.TypeDefinitions)
            symbols.ReadType(type);
        return
        [
            .. symbols
                ._references.OrderBy(reference => reference.From.ToString(), StringComparer.Ordinal)
                .ThenBy(reference => reference.Member, StringComparer.Ordinal)
                .ThenBy(reference => reference.To.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>Names of the assemblies that an assembly names.</summary>
    public static IReadOnlyList<string> AssembliesNamedBy(string assemblyPath)
    {
        using var assembly = new PEReader(File.OpenRead(assemblyPath));
        var metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata
                .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Order(StringComparer.Ordinal),
        ];
    }

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var place = new Place(this, NameOf(handle), PathWithin(handle));
        place.Names("base type", type.BaseType);
        foreach (var each in type.GetInterfaceImplementations())
            place.Names("interface", _metadata.GetInterfaceImplementation(each).Interface);
        ReadConstraints(place, "constraint", type.GetGenericParameters());
        ReadAttributes(place, "attribute", type.GetCustomAttributes());
        foreach (var each in type.GetFields())
        {
            var field = _metadata.GetFieldDefinition(each);
            var member = _metadata.GetString(field.Name);
            field.DecodeSignature(place.At(member), null);
            ReadAttributes(place, member, field.GetCustomAttributes());
        }
        foreach (var each in type.GetProperties())
        {
            var property = _metadata.GetPropertyDefinition(each);
            var member = _metadata.GetString(property.Name);
            property.DecodeSignature(place.At(member), null);
            ReadAttributes(place, member, property.GetCustomAttributes());
        }
        foreach (var each in type.GetEvents())
            place.Names(
                _metadata.GetString(_metadata.GetEventDefinition(each).Name),
                _metadata.GetEventDefinition(each).Type
            );
        foreach (var each in type.GetMethods())
            ReadMethod(place, _metadata.GetMethodDefinition(each));
    }

    private void ReadMethod(Place place, MethodDefinition method)
    {
        var member = _metadata.GetString(method.Name);
        method.DecodeSignature(place.At(member), null);
        ReadConstraints(place, member, method.GetGenericParameters());
        ReadAttributes(place, member, method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters())
            ReadAttributes(place, member, _metadata.GetParameter(parameter).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = _assembly.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(place.At(member), null);
        foreach (var region in body.ExceptionRegions)
            place.Names(member, region.CatchType);
        ReadInstructions(place, member, body.GetILReader());
    }

    private void ReadConstraints(Place place, string member, GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
        {
            foreach (var constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
                place.Names(member, _metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void ReadAttributes(Place place, string member, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            place.Names(member, _metadata.GetCustomAttribute(attribute).Constructor);
    }

    private static void ReadInstructions(Place place, string member, BlobReader instructions)
    {
        while (instructions.RemainingBytes > 0)
        {
            ushort code = instructions.ReadByte();
            if (code == 0xFE)
                code = (ushort)(0xFE00 | instructions.ReadByte());
            switch (OperandTypes[code])
            {
                case OperandType.InlineField:
                case OperandType.InlineMethod:
                case OperandType.InlineSig:
                case OperandType.InlineTok:
                case OperandType.InlineType:
                    place.Names(member, MetadataTokens.EntityHandle(instructions.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = instructions.ReadInt32();
                    instructions.Offset += 4 * targets;
                    break;
                case OperandType.InlineI8:
                case OperandType.InlineR:
                    instructions.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    instructions.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget:
                case OperandType.ShortInlineI:
                case OperandType.ShortInlineVar:
                    instructions.Offset += 1;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    // Branch targets, 32-bit integers, 32-bit reals and strings.
                    instructions.Offset += 4;
                    break;
            }
        }
    }

    private TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil
            ? new("", _metadata.GetString(type.Namespace), _metadata.GetString(type.Name))
            : NameOf(type.GetDeclaringType());
    }

    private TypeName NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return NameOf((TypeReferenceHandle)type.ResolutionScope);
        var assembly =
            type.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? _metadata.GetString(
                    _metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name
                )
                : "";
        return new(assembly, _metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }

    private string PathWithin(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? "" : PathWithin(outer) + _metadata.GetString(type.Name) + ".";
    }

    /// <summary>A type at which names are gathered; the signature decoder reports every type it meets here.</summary>
    private sealed class Place(CompiledSymbols symbols, TypeName from, string path, string member = "")
        : ISignatureTypeProvider<bool, object?>
    {
        public Place At(string within) => new(symbols, from, path, within);

        public void Names(string within, EntityHandle handle)
        {
            if (handle.IsNil)
                return;
            var metadata = symbols._metadata;
            var place = At(within);
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    place.Add(symbols.NameOf((TypeDefinitionHandle)handle));
                    break;
                case HandleKind.TypeReference:
                    place.Add(symbols.NameOf((TypeReferenceHandle)handle));
                    break;
                case HandleKind.TypeSpecification:
                    metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(place, null);
                    break;
                case HandleKind.MethodDefinition:
                    var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                    place.Add(symbols.NameOf(method.GetDeclaringType()));
                    method.DecodeSignature(place, null);
                    break;
                case HandleKind.FieldDefinition:
                    var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                    place.Add(symbols.NameOf(field.GetDeclaringType()));
                    field.DecodeSignature(place, null);
                    break;
                case HandleKind.MemberReference:
                    var reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                    place.Names(within, reference.Parent);
                    if (reference.GetKind() == MemberReferenceKind.Field)
                        reference.DecodeFieldSignature(place, null);
                    else
                        reference.DecodeMethodSignature(place, null);
                    break;
                case HandleKind.MethodSpecification:
                    var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                    specification.DecodeSignature(place, null);
                    place.Names(within, specification.Method);
                    break;
                case HandleKind.StandaloneSignature:
                    metadata
                        .GetStandaloneSignature((StandaloneSignatureHandle)handle)
                        .DecodeMethodSignature(place, null);
                    break;
                default:
                    throw new InvalidOperationException($"A token of kind {handle.Kind} was not expected in code.");
            }
        }

        private void Add(TypeName to)
        {
            if (to != from)
                symbols._references.Add(new(from, path + member, to));
        }

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            Add(symbols.NameOf(handle));
            return true;
        }

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            Add(symbols.NameOf(handle));
            return true;
        }

        public bool GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        // Element types and type arguments have reported themselves by the time the whole is put together.
        public bool GetArrayType(bool elementType, ArrayShape shape) => true;

        public bool GetByReferenceType(bool elementType) => true;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

        public bool GetPinnedType(bool elementType) => true;

        public bool GetPointerType(bool elementType) => true;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetSZArrayType(bool elementType) => true;
    }
}
