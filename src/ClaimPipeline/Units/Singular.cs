namespace ClaimPipeline.Units;

/// <summary>The singular of an English noun, by which counted things are named.</summary>
public static class Singular
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        ["people"] = "person", ["persons"] = "person", ["men"] = "man", ["women"] = "woman", ["children"] = "child", ["feet"] = "foot",
        ["fishermen"] = "fisherman", ["businessmen"] = "businessman", ["spokesmen"] = "spokesman", ["teeth"] = "tooth",
        ["mice"] = "mouse", ["geese"] = "goose", ["oxen"] = "ox", ["pence"] = "penny", ["lives"] = "life", ["wives"] = "wife",
        ["knives"] = "knife", ["leaves"] = "leaf", ["loaves"] = "loaf", ["halves"] = "half", ["shelves"] = "shelf",
        ["wolves"] = "wolf", ["thieves"] = "thief", ["calves"] = "calf", ["criteria"] = "criterion", ["phenomena"] = "phenomenon",
        ["analyses"] = "analysis", ["crises"] = "crisis", ["theses"] = "thesis", ["bases"] = "base", ["axes"] = "axis",
        ["potatoes"] = "potato", ["tomatoes"] = "tomato", ["heroes"] = "hero", ["vetoes"] = "veto", ["cargoes"] = "cargo",
        ["embargoes"] = "embargo", ["echoes"] = "echo", ["tornadoes"] = "tornado", ["volcanoes"] = "volcano",
        ["mosquitoes"] = "mosquito", ["torpedoes"] = "torpedo", ["movies"] = "movie", ["cookies"] = "cookie", ["zombies"] = "zombie",
        ["calories"] = "calorie", ["ties"] = "tie", ["pies"] = "pie", ["lies"] = "lie", ["dies"] = "die", ["species"] = "species",
        ["series"] = "series", ["news"] = "news", ["means"] = "means", ["headquarters"] = "headquarters", ["sales"] = "sale",
        ["buses"] = "bus", ["gas"] = "gas", ["gases"] = "gas", ["bus"] = "bus", ["lens"] = "lens", ["viruses"] = "virus", ["bonuses"] = "bonus", ["campuses"] = "campus",
        ["statuses"] = "status", ["lenses"] = "lens", ["aircraft"] = "aircraft", ["sheep"] = "sheep", ["fish"] = "fish",
        ["quizzes"] = "quiz", ["data"] = "data", ["media"] = "media", ["indices"] = "index", ["matrices"] = "matrix",
        ["appendices"] = "appendix", ["vertices"] = "vertex", ["alumni"] = "alumnus", ["nuclei"] = "nucleus", ["stimuli"] = "stimulus",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Words =
        Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The singular in lower case; a word that is no plural comes back as it is, in lower case. Names in capitals and
    /// abbreviations ("MPs", "TVs") lose their s as well.
    /// </summary>
    public static string Of(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        if (Irregular.TryGetValue(noun, out var known))
        {
            return known;
        }

        var word = noun.ToLowerInvariant();
        if (word.Length < 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        }

        if (EndsInAny(word, "ches", "shes", "xes", "sses", "zzes"))
        {
            return EndsInAny(word, "aches") && !EndsInAny(word, "coaches", "beaches", "reaches", "breaches", "teaches", "peaches", "roaches")
                ? word[..^1]
                : word[..^2];
        }

        return word[..^1];
    }

    /// <summary>Whether the word looks like a plural noun. Verbs in -s look the same.</summary>
    public static bool IsPlural(ReadOnlySpan<char> word) =>
        (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is not ('s' or 'u' or 'i' or 'S' or 'U' or 'I') && !Words.ContainsKey(word))
        || (Words.TryGetValue(word, out var singular) && !word.Equals(singular, StringComparison.OrdinalIgnoreCase));

    private static bool EndsInAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
