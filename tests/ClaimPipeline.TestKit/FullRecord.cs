using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using ClaimPipeline.Records;

namespace ClaimPipeline.TestKit;

/// <summary>Records of which every property has a value, none of them its default: those of a property added later, too.</summary>
public static class FullRecord
{
    /// <summary>One of that type; always the same.</summary>
    public static object Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Make(type, type.Name);
    }

    private static object Make(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Make(underlying, name);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return List(type.GetGenericArguments()[0], name);
        }

        return Simple(type, name) ?? Composite(type);
    }

    private static object? Simple(Type type, string name) =>
        type == typeof(string) ? $"some {name.ToLowerInvariant()}"
        : type == typeof(bool) ? true
        : type == typeof(int) ? 7
        : type == typeof(long) ? 70_000_000_000L
        : type == typeof(ulong) ? 0xF0F0UL
        : type == typeof(double) ? 0.75
        : type == typeof(decimal) ? 1234.5m
        : type == typeof(DateTimeOffset) ? Some.Noon
        : type == typeof(DateOnly) ? DateOnly.FromDateTime(Some.Noon.UtcDateTime)
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(90)
        : type == typeof(Period) ? Period.Month(2026, 3)
        : type == typeof(Unit) ? Unit.Tonne
        : type == typeof(TextSpan) ? new TextSpan(3, 12)
        : null;

    private static object List(Type item, string name)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Make(item, name), 0);
        var create = typeof(ValueList).GetMethods().Single(m => m.Name == nameof(ValueList.ToValueList));
        return create.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Composite(Type type)
    {
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(c => c.GetParameters().Length);
        var made = constructor is null
            ? RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, p.Name!))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            property.SetValue(made, Make(property.PropertyType, property.Name), BindingFlags.Default, null, null, CultureInfo.InvariantCulture);
        }

        return made;
    }
}
