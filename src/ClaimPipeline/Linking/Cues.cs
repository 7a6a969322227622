using System.Collections.Frozen;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>The small words that the rules of this room turn on; lower case.</summary>
internal static class Cues
{
    private static readonly FrozenSet<string> Rise = Set(
        "rose rise rises risen rising grew grow grows grown growing growth increase increased increases increasing up jumped jump surged surge "
        + "soared climbed expanded expand raised raise raises raising hike hiked boosted boost lifted higher gain upward more added "
        + "doubled expansion swelled enlarge enlarged ramped larger bigger");

    private static readonly FrozenSet<string> Fall = Set(
        "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decrease decreased decreases decreasing "
        + "down slid slipped slumped plunged plunge shrank shrunk contracted cut cuts cutting reduced reduce reduces reducing reduction lower "
        + "lowered lowering less trimmed slashed slash tumbled sank dipped halved decreasing curtail curtailed curbed smaller fewer contraction dwindled");

    /// <summary>Words that hedge or qualify a number and stand between it and what governs it.</summary>
    public static readonly FrozenSet<string> BeforeNumber = Set(
        "about around some roughly approximately nearly almost over under only just more less than at least most up to an estimated estimated "
        + "a the record total of close as much many exceeding above below another additional further fully still well new combined whopping mere "
        + "almost circa well nearly total annual reported planned agreed");

    /// <summary>Verbs that say what part of a whole something is.</summary>
    public static readonly FrozenSet<string> Accounts = Set(
        "account accounts accounted accounting make makes made making represent represents represented representing constitute constitutes "
        + "constituted comprise comprises comprised comprising contribute contributes contributed contributing cover covers covered covering form "
        + "forms formed occupy occupies occupied command commands commanded control controls controlled controlling dominate dominates hold holds "
        + "held holding has have had having own owns owned supply supplies supplied supplying provide provides provided providing produce "
        + "produces produced producing won wins win gained gains capture captured captures secured secure boasts boast claim claims responsible taking takes took take with");

    /// <summary>Verbs that say that something lies in the ground of the subject.</summary>
    public static readonly FrozenSet<string> Holds = Set(
        "has have had having hold holds held holding possess possesses possessed possessing contain contains contained containing boast boasts "
        + "boasted boasting own owns sit sits home");

    public static readonly FrozenSet<string> Obtains = Set("gets get got obtains obtain sources source sourced buys buy bought receives receive draws purchases");

    public static readonly FrozenSet<string> Whole = Set("share shares proportion portion part percentage slice stake fraction");

    public static readonly FrozenSet<string> Remainder = Set("remaining remainder rest balance other");

    public static readonly FrozenSet<string> Pronouns = Set("it its they their them this");

    public static readonly FrozenSet<string> CountryNouns = Set("country nation kingdom republic island bloc cartel group sultanate emirate countries's");

    public static readonly FrozenSet<string> FirstPerson = Set("we our us ours");

    public static readonly FrozenSet<string> SegmentWords = Set("while whereas but although though because however unlike despite");

    public static readonly FrozenSet<string> Oblique = Set("to from than with against versus vs towards toward between unlike behind after for excluding except outside via through ahead over");

    public static readonly FrozenSet<string> Copula = Set(
        "is are was were be been being reached reach reaches totaled totalled totalling totaling stood stands amounted amount amounts came hit hits "
        + "at to of were remained remains exceeded exceeds topped averaged averages will would could should can may might estimated put seen set "
        + "fixed become became has have had");

    public static readonly FrozenSet<string> Superlative = Set("largest biggest top leading main greatest foremost number-one no.1 dominant highest");

    public static readonly FrozenSet<string> Agents = Set("producer exporter importer consumer supplier buyer refiner miner smelter user processor grower maker manufacturer seller purchaser holder");

    public static readonly FrozenSet<string> Technology = Set("technology technologies know-how technological techniques technique");

    public static readonly FrozenSet<string> Process = Set(
        "mining refining smelting processing separation extraction production beneficiation utilization utilisation magnet magnets making recycling "
        + "manufacturing manufacture development related , and or / preparation purification metal alloy '' \" “ ” cathode battery production");

    public static readonly FrozenSet<string> BaselineWords = Set("from against versus vs");

    /// <summary>Measures: what stands behind them belongs to them.</summary>
    public static readonly FrozenSet<string> Measures = Set(
        "ban bans embargo restrictions restriction controls control curbs curb limits limit quota quotas tax taxes duty duties tariff tariffs licence licences license licenses sanctions moratorium price prices value cost costs");

    public static readonly FrozenSet<string> Future = Set("will would plans plan planned expects expected forecast forecasts forecasted target targets aims could may might should projected proposed");

    public static Change Direction(string word) => Rise.Contains(word) ? Change.Up : Fall.Contains(word) ? Change.Down : Change.None;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
