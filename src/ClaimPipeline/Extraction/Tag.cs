using System.Collections.Frozen;

namespace ClaimPipeline.Extraction;

/// <summary>The elements that reading an article tells apart; all others are <see cref="Other"/> (inline) or <see cref="OtherBlock"/>.</summary>
internal enum Tag : byte
{
    Text, Other, OtherBlock,
    A, Article, Aside, Address, Blockquote, Body, Br, Button, Caption, Center, Code, Dd, Details, Dialog, Div, Dl, Dt, Fieldset, Figcaption,
    Figure, Footer, Form, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, Iframe, Img, Input, Label, Li, Link, Main, Meta, Nav, Noscript,
    Object, Ol, Option, P, Picture, Pre, Script, Section, Select, Span, Style, Summary, Svg, Table, Tbody, Td, Template, Textarea, Tfoot, Th,
    Thead, Time, Title, Tr, Ul, Video, Audio, Canvas, Sup, Sub,
}

/// <summary>What is known of each <see cref="Tag"/>.</summary>
internal static class Tags
{
    private static readonly FrozenDictionary<string, Tag> ByName = MakeNames();

    private static readonly bool[] Blocks = Mark(
        Tag.OtherBlock, Tag.Article, Tag.Aside, Tag.Address, Tag.Blockquote, Tag.Body, Tag.Caption, Tag.Center, Tag.Dd, Tag.Details, Tag.Dialog,
        Tag.Div, Tag.Dl, Tag.Dt, Tag.Fieldset, Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5,
        Tag.H6, Tag.Header, Tag.Hgroup, Tag.Hr, Tag.Html, Tag.Li, Tag.Main, Tag.Nav, Tag.Ol, Tag.P, Tag.Pre, Tag.Section, Tag.Summary,
        Tag.Table, Tag.Tbody, Tag.Td, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Tr, Tag.Ul, Tag.Option, Tag.Textarea);

    private static readonly bool[] Silent = Mark(
        Tag.Script, Tag.Style, Tag.Template, Tag.Iframe, Tag.Object, Tag.Svg, Tag.Select, Tag.Textarea, Tag.Button, Tag.Input, Tag.Head,
        Tag.Title, Tag.Meta, Tag.Link, Tag.Noscript, Tag.Video, Tag.Audio, Tag.Canvas, Tag.Option);

    /// <summary>The tag of a lower-case element name.</summary>
    public static Tag Of(string name) => ByName.TryGetValue(name, out var tag) ? tag : Tag.Other;

    /// <summary>Whether it stands on lines of its own.</summary>
    public static bool IsBlock(Tag tag) => Blocks[(int)tag];

    /// <summary>Whether its text is no text of the page.</summary>
    public static bool IsSilent(Tag tag) => Silent[(int)tag];

    /// <summary>Whether it is h1 to h6.</summary>
    public static bool IsHeading(Tag tag) => tag is >= Tag.H1 and <= Tag.H6;

    private static bool[] Mark(params ReadOnlySpan<Tag> tags)
    {
        var marked = new bool[Enum.GetValues<Tag>().Length];
        foreach (var tag in tags)
        {
            marked[(int)tag] = true;
        }

        return marked;
    }

    private static FrozenDictionary<string, Tag> MakeNames()
    {
        var names = new Dictionary<string, Tag>(StringComparer.Ordinal);
        foreach (var tag in Enum.GetValues<Tag>())
        {
            if (tag > Tag.OtherBlock)
            {
                names[tag.ToString().ToLowerInvariant()] = tag;
            }
        }

        foreach (var name in new[] { "dir", "menu", "search", "optgroup", "legend", "frameset", "noframes", "listing", "xmp", "plaintext" })
        {
            names[name] = Tag.OtherBlock;
        }

        names["embed"] = Tag.Object;
        names["applet"] = Tag.Object;
        names["math"] = Tag.Svg;
        names["datalist"] = Tag.Select;
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
