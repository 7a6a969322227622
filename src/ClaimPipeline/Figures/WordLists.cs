namespace ClaimPipeline.Figures;

/// <summary>The word lists behind <see cref="Lexicon"/>; a word may stand in several.</summary>
internal static class WordLists
{
    public static readonly (Traits Traits, string Words)[] ByTrait =
    [
        (Traits.Function,
            "a an the this that these those some any each every no all both either neither another such what which who whom whose " +
            "of in on at by for from with without within into onto upon over under above below between among through throughout during " +
            "before after since until till to toward towards against across along around about near off out up down per via than as like " +
            "despite amid amongst beyond behind beside besides except plus versus vs concerning regarding including excluding " +
            "and or but nor yet so if because although though while whereas unless when where whether how why once however also not " +
            "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs itself himself herself themselves " +
            "is are was were be been being am do does did done has have had having will would shall should can could may might must cannot " +
            "there here then thus hence therefore again still already even just only ever never soon now today tomorrow yesterday tonight " +
            "ago apiece alike altogether together overall respectively annually daily weekly monthly yearly quarterly thereby whereby " +
            "'s 's n't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't e.g. i.e. etc et"),
        (Traits.Verb,
            "said says say saying told tells tell asked asks ask reported announced announces called named " +
            "took takes take taken taking made makes make making got gets get getting gave gives give given giving went goes go gone going " +
            "came comes come coming became becomes become left leave leaving put puts kept keeps keep held holds hold " +
            "remain remains remained stood seemed seems seem appeared appears appear showed shown showing " +
            "began begins begin begun started ended won lost loses lose died dies die killed pay pays paid spend spends spent bought sell sells sold needed want wants wanted " +
            "meet meets met faced ran live lived worked used provide provides provided include includes included involve involves involved require requires required " +
            "allow allows allowed expect expects expected apply applies applied accounted accounting amounted totaled totalled equal equals exceed exceeds exceeded " +
            "reach reaches reached hit mean meant know knows knew known think thinks thought believe believes believed " +
            "produce produces produced producing exported imported shipped mined opened closed opposed oppose opposes backed supported joined join joins " +
            "fled flee arrive arrives arrived attend attends attended participate participated compete competes competed contain contains contained " +
            "covered follow follows followed lie lay lies await awaits awaited happen happens happened occur occurs occurred waited " +
            "enter enters entered remaining according compared versus totaling totalling worth including driven"),
        (Traits.Up | Traits.Leading | Traits.Moves,
            "rose rise rises risen rising increase increases increased increasing grew grow grows grown growing climbed climb climbs climbing " +
            "jumped jump jumps jumping surged surge surges surging soared soar soars soaring gained gain gains gaining advanced advance advances advancing " +
            "expanded expand expands expanding raised raise raises raising boosted boost boosts boosting hiked hike hikes hiking lifted lift lifts lifting " +
            "rallied rally rallies rallying leapt leaped leap leaps rocketed skyrocketed spiked spike spikes swelled swell swells accelerated accelerate accelerates " +
            "strengthened strengthen strengthens rebounded rebound rebounds recovered recover recovers widened widen widens added adds adding upped up ballooned mounted " +
            "growth growing uptick upswing upturn expansion appreciation appreciated improved improve improves improvement shot surpassed ticked picked edged inched"),
        (Traits.Down | Traits.Leading | Traits.Moves,
            "fell fall falls fallen falling decreased decrease decreases decreasing declined decline declines declining dropped drop drops dropping " +
            "slid slide slides sliding slipped slip slips slipping sank sink sinks sunk sinking plunged plunge plunges plunging plummeted plummet plummets plummeting " +
            "tumbled tumble tumbles tumbling slumped slump slumps slumping shrank shrink shrinks shrunk shrinking contracted contraction contracting dived dove dive dives " +
            "cut cuts cutting reduced reduce reduces reducing reduction reductions slashed slash slashes slashing trimmed trim trims trimming lowered lower lowers lowering " +
            "eased ease eases easing dipped dip dips dipping crashed crash crashes collapsed collapse shed sheds shedding shaved shave shaves " +
            "retreated retreat retreats weakened weaken weakens narrowed narrow narrows dwindled dwindle dwindles down downturn depreciated depreciation " +
            "halved curtailed curtail curbed curb pared pare nosedived tanked slowed slow slows slowdown deducted deduct lost lose loses losing sagged skidded softened subsided receded waned diminished"),
        (Traits.Up | Traits.Trailing,
            "rise rises increase increases growth gain gains jump jumps hike hikes surge surges boost rally spike leap expansion uptick improvement " +
            "higher more greater larger bigger longer faster up extra additional wider increase appreciation taller stronger heavier rebound"),
        (Traits.Down | Traits.Trailing,
            "fall falls decrease decreases decline declines drop drops cut cuts reduction reductions slump slide plunge dip contraction slowdown depreciation downturn " +
            "lower less fewer smaller cheaper down shorter slower narrower lighter weaker tumble crash collapse"),
        (Traits.Moves,
            "moved move moves moving went go goes going changed change changes changing shifted shift shifts revised revise revises swung swing " +
            "adjusted adjust adjusts compared versus upgraded downgraded fluctuated turned narrowed returned pulled pushed bounced brought"),
        (Traits.Month,
            "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"),
        (Traits.Weekday, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"),
        (Traits.Naming,
            "section sections sec article articles art arts no nos number announcement announcements notices notice circular table tables fig figure figures chapter chapters " +
            "page pages pp part resolution resolutions docket case lot tender grade grades category categories class classes type types phase phases " +
            "stage stages group groups flight route highway interstate room suite zone level levels tier tiers schedule schedules annex annexes appendix directive directives " +
            "regulation regulations order orders decree decrees law act bill form line row column paragraph paragraphs para clause clauses title code codes hs hts cn isin iso " +
            "version model channel game week day episode season volume vol issue round step question generation block formula unit units district gate platform terminal " +
            "pier berth apartment apt floor bus train tram line exit mile kilometre ward precinct division battalion regiment brigade squadron protocol amendment rule rules proposition prop " +
            "exhibit item items option scenario track verse psalm heading headings subheading subheadings tariff document documents patent permit licence license file ref reference id " +
            "catalogue standard region block sector footnote footnotes extension ext boeing airbus windows android ios iphone ipad galaxy playstation xbox pixel covid sars apollo area reactor pillar tranche series act batch size ages sp ftse nasdaq stoxx nikkei"),
        (Traits.Brand,
            "ftse nasdaq dow nikkei stoxx cac dax topix asx tsx ibex russell s&p p sp csi msci fortune forbes euro expo agenda copa formula top big group super world cup olympics games tour apollo route ps"),
        (Traits.Street, "road rd street st avenue ave lane ln drive dr boulevard blvd place pl square sq way court ct terrace highway parkway"),
        (Traits.YearCue,
            "in since by until till before after during year years fiscal fy early mid late spring summer autumn winter fall circa end beginning start budget season edition class calendar from of for between and through pre post a.d. ad bc bce ce b.c."),
        (Traits.Clock, "a.m. p.m. am pm gmt utc est edt cet bst ist pst pdt o'clock oclock"),
        (Traits.Hedge,
            "about around some nearly almost roughly approximately approx circa ca over above exceeding under below beneath estimated near nearing approaching " +
            "virtually practically exceed exceeds exceeded topped topping topping surpassing surpassed surpass tops barely maximum minimum max min least most"),
        (Traits.Filler,
            "just only well by a an another further mere full whole total combined the nominal net gross record staggering whopping additional extra estimated even still slightly " +
            "sharply significantly slightly steeply marginally modestly strongly dramatically markedly substantially considerably respectively merely precisely exactly fully solely its their his her our"),
        (Traits.Comparative,
            "more less fewer greater higher lower larger smaller bigger longer shorter older younger better worse heavier lighter deeper faster slower cheaper wider narrower taller stronger weaker later earlier further"),
        (Traits.Attributive,
            "sales goods sports arms systems savings jobs operations communications customs materials minerals metals earths securities futures futures futures derivatives bonds services solutions logistics electronics " +
            "robotics parts products goods resources news textiles chemicals oils oilseeds drugs weapons species others"),
        (Traits.CountNoun,
            "people persons staff personnel crew cattle sheep fish aircraft men women children livestock troops police deer poultry offspring spacecraft feet men head horsepower species series"),
        (Traits.NotNoun,
            "his hers its theirs ours yours this thus is was has does as us plus versus across always perhaps besides unless towards afterwards overseas yes less minus " +
            "sometimes nowadays regardless respectively whereas ones asks says goes makes gets gives seems comes includes remains requires allows expects becomes appears follows " +
            "involves provides puts keeps holds exceeds equals applies awaits carries begins grows loses thats whats theres takes wants means"),
        (Traits.Phone, "call calls tel telephone phone fax dial hotline mobile ring whatsapp contact helpline"),
        (Traits.Extra, "extra additional further incremental"),
        (Traits.Denial, "not never n't instead rather nor isn't aren't wasn't weren't"),
    ];

    public static readonly (NumberWordKind Kind, string Words)[] Numbers =
    [
        (NumberWordKind.Digit, "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9"),
        (NumberWordKind.Teen, "ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19"),
        (NumberWordKind.Tens, "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"),
        (NumberWordKind.Scale,
            "hundred=100 thousand=1000 million=1000000 billion=1000000000 trillion=1000000000000 quadrillion=1000000000000000 " +
            "lakh=100000 lakhs=100000 lac=100000 crore=10000000 crores=10000000 dozen=12 mln=1000000 mn=1000000 mio=1000000 mil=1000000 bln=1000000000 bn=1000000000 tn=1000000000000 trn=1000000000000 " +
            "myriad=10000 万=10000 亿=100000000 千=1000 百=100"),
        (NumberWordKind.Fraction,
            "half=2 halves=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fourths=4 fifth=5 fifths=5 sixth=6 sixths=6 seventh=7 sevenths=7 " +
            "eighth=8 eighths=8 ninth=9 ninths=9 tenth=10 tenths=10 twelfth=12 twelfths=12 twentieth=20 twentieths=20 hundredth=100 hundredths=100 thousandth=1000 thousandths=1000"),
        (NumberWordKind.Vague, "dozens=12 hundreds=100 thousands=1000 millions=1000000 billions=1000000000 trillions=1000000000000 tens=10 scores=20"),
        (NumberWordKind.Times, "twice=2 thrice=3"),
        (NumberWordKind.Multiplied,
            "doubled=2 doubling=2 doubles=2 tripled=3 tripling=3 triples=3 trebled=3 trebling=3 quadrupled=4 quadrupling=4 quadruples=4 quintupled=5 halved=0.5 halving=0.5 halves=0.5 halve=0.5 double=2 triple=3 treble=3 quadruple=4"),
        (NumberWordKind.Fold,
            "twofold=2 threefold=3 fourfold=4 fivefold=5 sixfold=6 sevenfold=7 eightfold=8 ninefold=9 tenfold=10 twelvefold=12 twentyfold=20 hundredfold=100 thousandfold=1000"),
    ];
}
