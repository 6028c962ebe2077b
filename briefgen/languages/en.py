"""English: the words and word lists of news prose, written from general knowledge of the language."""

from collections.abc import Iterator, Mapping

from briefgen.languages import Cue, Gender, Language, Stance, SubjectWords
from briefgen.languages.data import load_names, load_organizations
from briefgen.languages.en_dates import DATES
from briefgen.languages.lists import phrases, words
from briefgen.text import fold_words

# past, third person, plural, participle. "-" where a form is not used or is rather a noun.
# Marks after the row: * also an everyday word: only with a complementizer, a colon or marks; + reports fragments
# (described it as "…"); ~ takes a clause without "that"; @ takes a person first (told reporters).
_AFFIRMING = """
said says say saying ~
told tells tell telling ~ @
added adds - adding ~ *
stated states - stating
announced announces announce announcing *
declared declares declare declaring *
explained explains explain explaining *
noted notes - noting *
observed observes - observing *
remarked remarks - remarking
commented comments - commenting *
confirmed confirms confirm confirming ~ *
stressed stresses stress stressing *
emphasised emphasises emphasise emphasising *
emphasized emphasizes emphasize emphasizing *
underlined underlines underline underlining *
underscored underscores underscore underscoring *
reiterated reiterates reiterate reiterating *
repeated repeats repeat repeating *
insisted insists insist insisting ~
maintained maintains - maintaining *
argued argues argue arguing ~
asserted asserts assert asserting
acknowledged acknowledges acknowledge acknowledging ~ *
admitted admits admit admitting ~ *
conceded concedes concede conceding *
confessed confesses confess confessing *
agreed agrees - agreeing *
warned warns warn warning ~ @
cautioned cautions - cautioning @
predicted predicts predict predicting ~ *
forecast forecasts - forecasting *
estimated estimates estimate estimating ~ *
believed believes believe believing ~ *
thought thinks think - ~ *
hoped hopes hope hoping ~ *
suggested suggests suggest suggesting ~ *
proposed proposes propose proposing *
recalled recalls recall recalling *
replied replies reply replying
responded responds respond responding *
answered answers answer answering *
countered counters - countering *
retorted retorts - retorting
continued continues - continuing *
concluded concludes conclude concluding *
wrote writes write writing *
tweeted tweets tweet tweeting
posted posts post posting *
joked jokes joke joking
quipped quips - quipping
complained complains complain complaining ~
lamented laments lament lamenting
revealed reveals reveal revealing *
disclosed discloses disclose disclosing *
reported reports - reporting ~ *
pointed - - pointing *
vowed vows vow vowing *
pledged pledges - pledging *
promised promises promise promising *
testified testifies testify testifying
recounted recounts recount recounting *
assured assures assure assuring @
informed informs inform informing @ *
reminded reminds remind reminding @ *
advised advises advise advising @ *
ruled rules - ruling *
found finds find finding *
heard hears - - *
feared fears - fearing ~ *
stipulated stipulates stipulate stipulating *
shouted shouts shout shouting
cried cries - crying *
whispered whispers whisper whispering
muttered mutters - muttering
exclaimed exclaims - exclaiming
interjected interjects - interjecting
thundered thunders - thundering *
opined opines - opining
mused muses - musing
summarised summarises - summarising *
signalled signals - signalling *
signaled - - signaling *
indicated indicates indicate indicating *
clarified clarifies clarify clarifying *
elaborated elaborates - elaborating *
rejoiced - - -
urged urges urge urging + @
described describes describe describing +
branded brands - branding +
dubbed dubs - dubbing +
labelled labels - labelling +
labeled - - labeling +
denounced denounces denounce denouncing +
condemned condemns condemn condemning +
criticised criticises criticise criticising +
criticized criticizes criticize criticizing +
praised praises praise praising +
hailed hails hail hailing +
welcomed welcomes welcome welcoming +
slammed slams - slamming +
blasted blasts - blasting +
decried decries decry decrying +
deplored deplores deplore deploring +
characterised characterises characterise characterising +
characterized characterizes characterize characterizing +
expressed expresses express expressing +
voiced voices - voicing +
demanded demands - demanding +
threatened threatens threaten threatening +
dismissed dismisses dismiss dismissing +
blamed blames blame blaming +
cited cites - citing +
lauded lauds - lauding +
chanted chants chant chanting
sang sings sing singing *
yelled yells yell yelling
screamed screams scream screaming
hinted hints - hinting
implied implies imply implying
boasted boasts boast boasting
bragged brags brag bragging
contended contends contend contending
speculated speculates speculate speculating
reckoned reckons reckon reckoning ~
figured figures - figuring *
protested protests - protesting *
objected objects - objecting *
reasoned reasons - reasoning *
theorised theorises theorise theorising
theorized theorizes theorize theorizing
swore swears swear swearing *
pleaded pleads plead pleading *
begged begs beg begging *
apologised apologises apologise apologising *
apologized apologizes apologize apologizing *
attested attests attest attesting *
affirmed affirms affirm affirming
reaffirmed reaffirms reaffirm reaffirming *
specified specifies specify specifying *
projected projects - projecting *
calculated calculates calculate calculating *
determined determines determine determining *
showed shows - showing *
volunteered volunteers - volunteering *
enthused enthuses enthuse enthusing
gushed gushes gush gushing
sighed sighs sigh sighing *
laughed laughs - laughing *
texted texts - texting *
emailed emails - emailing *
captioned captions - captioning *
lashed lashes - lashing *
ridiculed ridicules ridicule ridiculing +
mocked mocks mock mocking +
likened likens liken likening +
touted touts tout touting +
applauded applauds applaud applauding +
commended commends commend commending +
rebuked rebukes rebuke rebuking +
called calls call calling +
deemed deems deem deeming +
"""
_DENYING = """
denied denies deny denying ~
rejected rejects reject rejecting +
disputed disputes dispute disputing +
doubted doubts - doubting *
refuted refutes refute refuting +
"""
_ALLEGING = """
claimed claims claim claiming ~
alleged alleges allege alleging ~
accused accuses accuse accusing +
"""
_ASKING = """
asked asks ask asking @
wondered wonders wonder wondering
inquired inquires inquire inquiring
enquired enquires enquire enquiring
questioned questions - questioning *
"""
_PARTICIPLE = 3


def _read_cues(table: str, stance: Stance) -> Iterator[tuple[str, Cue]]:
    for line in table.strip().splitlines():
        forms = line.split()
        for index, form in enumerate(forms[:4]):
            if form != "-":
                yield (
                    form,
                    Cue(
                        "p",
                        index < _PARTICIPLE,
                        stance,
                        weak="*" in forms[4:],
                        fragment="+" in forms[4:],
                        bare="~" in forms[4:],
                        addressed="@" in forms[4:],
                    ),
                )


def _build_cues() -> Mapping[str, Cue]:
    stances: tuple[tuple[str, Stance], ...] = (
        (_AFFIRMING, "affirms"),
        (_DENYING, "denies"),
        (_ALLEGING, "alleges"),
        (_ASKING, "asks"),
    )

    return {form: cue for table, stance in stances for form, cue in _read_cues(table, stance)}


_AUXILIARIES = words(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might must ought
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't can't couldn't mustn't cannot
    """
)
_PRONOUNS: Mapping[str, Gender] = {"he": "m", "she": "f", "they": "p", "it": "n", "who": "p"}
_DETERMINERS = words("the a an this these those his her its their our my your each every no another")
_QUANTIFIERS = words(
    "some any both several many few all most one two three four five six seven eight nine ten dozens hundreds thousands"
)
_PREPOSITIONS = words(
    """
    of in on at by for from to with within without into onto over under after before during since until till against among between about around across through
    throughout towards toward upon via per despite amid amidst near beside besides behind beyond above below outside inside off out up down along alongside like unlike as than except regarding concerning following including
    """
)
_STOP_WORDS = (
    _AUXILIARIES
    | _DETERMINERS
    | _QUANTIFIERS
    | _PREPOSITIONS
    | _PRONOUNS.keys()
    | words(
        """
        i you we me him us them himself herself itself themselves ourselves yourself myself mine yours hers ours theirs
        and or but nor so yet if then else when while where why how what which whom whose whether because although though unless whereas once
        not never neither either only just also even still already again too very more most much less least other others such same own there here now
        however therefore thus hence meanwhile moreover furthermore nevertheless nonetheless otherwise instead indeed perhaps maybe
        today yesterday tomorrow tonight ago yes let got get it's he's she's that's there's i'm we're you're they're i've we've you've they've i'll we'll
        """
    )
)

_VERBS = _AUXILIARIES | words(
    """
        says said told adds added wants want wanted goes went go gone comes came come gets makes made make takes took taken take gives gave given give sees saw seen see knows knew known know
        thinks thought finds found tells says becomes became become leaves left leave feels felt feel puts put brings brought bring begins began begun begin keeps kept keep holds held hold
        writes wrote written stands stood stand hears heard lets means meant mean sets set meets met meet runs ran run pays paid pay sits sat speaks spoke spoken speak leads led lead grows grew grown grow
        loses lost lose falls fell fallen fall sends sent send builds built build understands understood draws drew drawn breaks broke broken break spends spent spend cuts cut rises rose risen rise
        drives drove driven buys bought buy wears wore chooses chose chosen choose seeks sought seek throws threw thrown catches caught deals dealt wins won win fights fought fight teaches taught sells sold sell
        flies flew flown hits hit hurts shoots shot shuts shut sings sang sleeps slept steals stole swims swam wakes woke hides hid shakes shook strikes struck swears swore sworn tears tore lies lay lays laid
        needs need uses use works work calls call tries try asks ask turns turn starts start shows show helps help plays play moves move lives live happens happen includes include continues continue
        changes change watches watch follows follow stops stop creates create reads read allows allow offers offer remembers remember considers consider appears appear serves serve dies die
        expects expect stays stay reaches reach remains remain suggests suggest raises raise passes pass requires require reports decides decide pulls returns return hopes hope carries carry
        receives receive agrees agree supports support produces produce ends end backs faces face joins join plans plan visits visit opens open closes close signs sign launches launch
        announces announce confirms denies denied warns warn urges urge vows vow faces rejects reject accepts accept attends attend hosts host arrives arrive travels travel votes vote elects elect
        resigns resign quits quit hits beats beat scores score defeats defeat marks mark sees aims aim seems seem looks look likes like loves love believes believe
        """
)

# Verbs that are nothing else: where one stands, a subject behind it cannot have begun before it.
_PASTS = words(
    """
    went gave took came made saw knew became kept brought began held wrote stood met ran paid sat spoke led grew lost fell sent built understood drew broke spent rose drove bought chose sought threw caught dealt
    won fought taught sold flew wore sang slept stole swam woke hid shook struck swore tore lay ate drank forgot froze rang sank shrank sprang spun stuck swung heard says told
    goes gives takes comes becomes knows brings begins writes pays sits speaks grows loses falls sends buys chooses seeks throws catches wins sells wears tells thinks
    """
)

_ROLE_HEADS: Mapping[str, str] = {
    word: rank
    for rank, heads in {
        "leader": """president presidents prez leader premier king queen emperor empress sultan emir monarch ruler governor chancellor chief chiefs
            head chairman chairwoman chair chairperson chairs taoiseach pm duke duchess tsar caliph speaker captain""",
        "minister": "minister ministers secretary treasurer",
        "adviser": "adviser advisor aide assistant counsellor counselor strategist",
        "deputy": "deputy vice-president undersecretary",
        "spokesperson": "spokesman spokeswoman spokesperson spokespeople spokesmen",
        "envoy": "ambassador envoy representative delegate consul diplomat negotiator emissary",
        "director": "director manager boss coordinator commissioner mayor official officer administrator superintendent supervisor inspector principal dean rector provost executive ceo cfo coo curator editor controller ombudsman regulator registrar magnate tycoon banker trader",
        "commander": "commander general colonel major lieutenant sergeant admiral marshal brigadier corporal detective constable sheriff prosecutor",
        "member": "member senator lawmaker parliamentarian mp mep mla msp congressman congresswoman councillor councilor councilman councilwoman legislator deputy judge justice magistrate lawyer attorney solicitor barrister candidate nominee peer backbencher",
        "counterpart": "counterpart predecessor successor rival opponent",
        "expert": """expert analyst economist researcher professor lecturer scientist scholar academic historian writer author journalist reporter correspondent
            columnist doctor physician surgeon nurse paramedic psychologist psychiatrist engineer architect activist campaigner founder co-founder cofounder entrepreneur billionaire
            businessman businesswoman actor actress singer musician comedian director filmmaker producer presenter broadcaster artist poet novelist playwright critic photographer
            biologist epidemiologist virologist meteorologist seismologist climatologist geologist physicist chemist astronomer astronaut pilot farmer teacher student worker resident survivor witness victim suspect
            tourist driver owner manager shopkeeper fisherman philanthropist investor consultant partner theologian commentator pundit pollster broker rapper blogger youtuber model dancer conductor composer designer chef""",
        "sport": "coach player goalkeeper striker midfielder defender winger captain forward manager athlete sprinter swimmer cyclist boxer golfer champion driver jockey skipper batsman bowler quarterback pitcher referee umpire trainer teammate keeper runner medallist medalist",
        "heir": "heir",
        "cleric": "pope archbishop bishop cardinal patriarch imam rabbi priest pastor reverend mufti ayatollah cleric vicar",
        "family": "wife husband father mother son daughter brother sister widow uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter friend colleague neighbour neighbor fiancee fiance girlfriend boyfriend",
    }.items()
    for word in heads.split()
}
_ROLE_PHRASES: Mapping[tuple[str, ...], str] = {
    fold_words(phrase): rank
    for rank, heads in {
        "leader": "prime minister|head of state|head of government|first minister|supreme leader|crown prince|crown princess|vice chair",
        "minister": "secretary of state|secretary of defense|home secretary|foreign secretary|attorney general|attorney-general|solicitor general|shadow chancellor|chancellor of the exchequer",
        "secretary": "secretary general|secretary-general",
        "deputy": "vice president|vice-president|deputy head|deputy director",
        "director": "director general|director-general|chief executive|chief executive officer|managing director|chief of staff|chief of police|chief constable|chief economist|governor general|governor-general|executive director|editor in chief|editor-in-chief|secretary treasurer",
        "commander": "commander in chief|commander-in-chief|major general|lieutenant general|brigadier general|lieutenant colonel|inspector general|field marshal|vice admiral|rear admiral",
        "member": "chief justice|member of parliament|member of congress|public prosecutor|attorney at law",
        "expert": "professor emeritus|vice chancellor|vice-chancellor",
    }.items()
    for phrase in heads.split("|")
}
_ROLE_NOUNS = words(
    """
    foreign home interior defence defense finance health education justice economy economics trade industry energy oil agriculture transport transportation culture tourism environment climate labour labor employment
    information communications planning development housing immigration security intelligence police army military navy air force naval state government party opposition parliament parliamentary senate congress cabinet council committee
    ministry department agency office commission court bank company firm group union federation association league club team football soccer basketball tennis cricket rugby boxing cycling hospital university school college church
    business investment research policy affairs relations sports sport youth women's children's science technology water social welfare public treasury budget tax customs border coast guard fire rescue emergency relief humanitarian aid
    human rights media press political presidential royal national federal regional local district city town county provincial village community world international global european
    executive chief senior junior deputy vice assistant associate acting interim former ex late then current outgoing incoming new veteran longtime long-time top leading lead head prime general under shadow special permanent honorary
    first second third big managing financial operating technical medical legal economic commercial marketing sales campaign communications election electoral conservative liberal labour democratic republican socialist communist green far-right left-wing right-wing
    retired elected self-proclaimed self-styled exiled jailed ousted embattled billionaire rebel militant separatist tribal religious spiritual supreme crown space weather nuclear cyber data digital software tech technology property insurance aviation airline shipping
    athletic athletics criminal defence-team murder war peace tv television radio film music theatre theater art fashion food wine car oil-company nato
    """
)

_PARTICLES = words(
    "de del della di da dos das do la le du des van der den von zu zum bin ibn bint al el ben abu ould bu af ter ten y st al-"
)

# Words that are family names, too.
_NAMES = load_names("en")
_FAMILY_NAMES = words(
    """
    king park rivers church major hall hill wood banks pope bishop dean marshall price field rice bush may march house marsh day winter winters summer summers young small long short brown white black green gray grey
    stone cook baker butler porter page power powers strong best law ford lincoln washington jackson england london french english german scott paris israel holland ireland jordan chase judge sheriff temple west north
    parker coach driver farmer painter bird fox wolf lamb bull rose flower gardner mason miller taylor tailor smith cooper carter cutler fisher hunter hunt shepherd weaver wright
    knight knights noble prince duke earl barron baron abbot abbott monk nunn priest parsons clark clarke chancellor constable officer speaker spencer stewart steward
    walker singer player ward warner wells pool poole ray moon sun star stars storm frost snow cloud rain gale bell ball case chambers cross crown dale drew early english fields flood gates glass gold golden silver
    grant guest hand hands head heath holder hope joy little love lowe man mann means mercer moody moss neighbour newman nichols noon oak odd parish peace peel pearl penny pike pitt plant read reed reid rich rod room root ross
    rush sharp sharpe shore simple singh sparks speed spring steel stern sweet swift teacher todd town true turner tutor underwood vale vance virgin wade wall walls waters webb weir welch welsh wheeler wild wilde wise worth york
    """
)

_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(
        _NAMES.men
        | words(
            """mr sir lord prince king duke emperor sultan emir sheikh pope father son brother husband uncle nephew grandfather grandson widower boyfriend fiance spokesman chairman
            congressman councilman businessman fisherman batsman actor cardinal archbishop imam ayatollah"""
        ),
        "m",
    ),
    **dict.fromkeys(
        _NAMES.women
        | words(
            """mrs ms miss madam madame dame lady princess queen duchess empress mother daughter sister wife aunt niece grandmother granddaughter widow girlfriend fiancee spokeswoman
            chairwoman congresswoman councilwoman businesswoman actress"""
        ),
        "f",
    ),
}
# Names that women and men bear tell nothing.
_BOTH = words(
    "al alexis andrea dominique georgia jan jean jordan kim kelly lee leslie lesley morgan nicola robin shannon sandy terry tracy kay jo dana pat noor nur said"
)

_ORGANIZATION_HEADS = words(
    """
    ministry department agency authority commission committee council court parliament senate congress assembly bundestag knesset party union federation confederation association league society institute institution
    university college academy school hospital clinic museum library foundation fund bank corporation corp company inc ltd plc group holding holdings partners airlines airways motors industries technologies laboratories systems
    organization organisation bureau office service services board tribunal chamber directorate administration treasury exchequer police force forces army navy guard corps brigade battalion front movement alliance coalition
    securities equities
    network center centre station times post journal herald tribune gazette telegraph guardian observer news press daily magazine television radio broadcasting media studios records pictures entertainment
    club united athletic rovers wanderers hotspur fc team trust cooperative consortium exchange brotherhood initiative observatory secretariat inspectorate constabulary cabinet
    democrats republicans conservatives greens socialists communists
    """
)
_PLACE_NOUNS = words(
    """
    street road avenue square lane boulevard drive park garden gardens bridge river lake sea ocean bay gulf strait canal island islands isle peninsula mountain mountains mount hill hills valley desert forest beach coast cape harbour harbor port airport
    city town village county province state district region territory territories republic kingdom empire north south east west northern southern eastern western central upper lower new san santa los las saint fort camp
    palace castle tower towers hall house building stadium arena centre center hotel mall market plaza cathedral church mosque temple abbey prison station terminal theatre theater zoo
    cup championship championships league tournament open prix olympics games marathon derby bowl trophy final finals series tour festival awards award prize oscars grammys summit conference treaty agreement accord act bill law code constitution
    war wars revolution uprising day week month year age era christmas easter ramadan hanukkah eid midnight world covid street plan project programme program operation strategy project deal protocol convention charter declaration
    hurricane typhoon cyclone storm earthquake virus disease syndrome god bible quran internet web facebook twitter google app iphone brexit earth mars moon sun
    airbus boeing road pier bank strip heights crescent border wall line zone
    """
)
# Those of whom a participle behind them tells (protesters chanting …), more of them than can be meant by a sentence's subject.
_SPEAKERS = words(
    """
    people men women children students pupils fans supporters protesters protestors demonstrators activists campaigners marchers crowds residents locals villagers neighbours neighbors witnesses survivors workers strikers
    officials lawmakers politicians ministers leaders critics opponents analysts experts economists scientists researchers doctors nurses teachers lawyers investors traders farmers drivers shoppers customers users
    readers viewers voters parents families relatives friends colleagues players coaches soldiers troops officers police groups others rivals reports letters posters placards banners signs
    """
)
_COMMON_WORDS = (
    _VERBS
    | _PLACE_NOUNS
    | words(
        """
        mr mrs ms people man woman men women child children family friend friends team group government company country world year years month week day time way thing things part case point number place home house
        officials police troops soldiers protesters residents witnesses experts scientists researchers students teachers doctors workers farmers critics supporters voters investors analysts authorities
        according speaking asked born based after before following despite breaking update live watch read photo image video exclusive analysis opinion editorial
        first second third last next early late recent new old good great big small high low long short young own right left public private social political economic national international local foreign
        million billion thousand hundred dozens hundreds thousands millions percent per cent dollars pounds euros
        january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
        english british american french german russian chinese european asian african arab muslim christian jewish islamic catholic western eastern
        """
    )
)

LANGUAGE = Language(
    code="en",
    capitalized=True,
    subject_first=True,
    cues=_build_cues(),
    complementizers=words("that whether"),
    negations=words(
        "will would shall should can could may might must not never without don't doesn't didn't won't wouldn't hasn't haven't hadn't cannot can't couldn't"
    ),
    auxiliaries=_AUXILIARIES,
    passives=words("is are was were be been being isn't wasn't weren't aren't gets got"),
    pronouns=_PRONOUNS,
    determiners=_DETERMINERS,
    possessives=words("'s ' \u2019"),
    complements=words("of for at to in with"),
    genders={word: gender for word, gender in _GENDERS.items() if word not in _BOTH},
    attributions=phrases(
        """
        according to
        in the words of
        """
    ),
    adverbs=words(
        """
        late early overnight almost nearly roughly approximately also later then long first now earlier still again repeatedly previously recently once often always never even just simply clearly publicly privately reportedly subsequently immediately angrily flatly
        further today yesterday tonight on-line afterwards afterward meanwhile only already instead quickly initially finally jokingly bluntly quietly openly firmly strongly
        """
    ),
    relatives=words("who whom whose which that"),
    verbs=_VERBS,
    deputies=frozenset(("deputy",)),
    stop_words=_STOP_WORDS,
    common_words=_COMMON_WORDS,
    term_heads=words(
        """
        called named dubbed titled entitled nicknamed codenamed known newspaper magazine book film movie song album novel play series show programme program operation slogan banner hashtag website app
        surname name names nickname nicknames alias aliases pseudonym handle moniker headline title
        project campaign exhibition ship vessel word words term phrase ritual so-called headlined labelled labeled captioned reading motto game
        """
    ),
    role_heads=_ROLE_HEADS,
    role_phrases=_ROLE_PHRASES,
    role_nouns=_ROLE_NOUNS,
    titles=phrases(
        """
        Mr
        Mr.
        Mrs
        Mrs.
        Ms
        Ms.
        Miss
        Madam
        Madame
        Monsieur
        Dr
        Dr.
        Prof
        Prof.
        Sir
        Dame
        Lord
        Lady
        Baroness
        Baron
        Count
        Rev
        Rev.
        Rev'd
        The Rev
        Gen
        Gen.
        Lt
        Lt.
        Lt Gen
        Lt. Gen.
        Maj
        Maj.
        Maj Gen
        Maj. Gen.
        Col
        Col.
        Lt Col
        Lt. Col.
        Capt
        Capt.
        Sgt
        Sgt.
        Adm
        Adm.
        Brig
        Brig.
        Sen
        Sen.
        Rep
        Rep.
        Gov
        Gov.
        Det
        Det Insp
        Det Sgt
        Det Ch Insp
        Det Supt
        Insp
        Supt
        Ch Supt
        Cllr
        Cdr
        Cmdr
        Prince
        Princess
        Sheikh
        Sheikha
        Saint
        Father
        Sister
        """
    ),
    honorifics=phrases(
        """
        His Majesty
        Her Majesty
        His Royal Highness
        Her Royal Highness
        His Highness
        Her Highness
        His Excellency
        Her Excellency
        His Holiness
        His Eminence
        His Beatitude
        The Right Honourable
        The Rt Hon
        The Honourable
        Rt Hon
        The Custodian of the Two Holy Mosques
        Custodian of the Two Holy Mosques
        """
    ),
    given_names=_NAMES.men | _NAMES.women,
    name_particles=_PARTICLES,
    organization_heads=_ORGANIZATION_HEADS,
    organization_adjectives=words("national central supreme federal royal international european general united"),
    relations=words(
        "between with against toward towards by tells told urges urged accuses accused blames blamed warns warned asks asked"
    ),
    place_prepositions=words(
        "in at to from near outside of around through into via city leave left leaving across inside"
    ),
    place_nouns=_PLACE_NOUNS,
    personal_relative="who",
    name_links=words("of for"),
    coordinators=words("and"),
    agents=words("by about"),
    infinitives=words("to"),
    continuing=words("on went goes go continued continues"),
    contrasts=words("but or nor yet"),
    subordinators=words(
        "when while if because although though unless until once since where whereas as after before how why what"
    ),
    prepositions_apart=_PREPOSITIONS,
    oblique=_PREPOSITIONS,
    clause_links=words("and but"),
    object_pronouns=words("me him her us them you it himself herself themselves everyone everybody"),
    finite_verbs=_PASTS,
    noun_forms=words(
        "allegations accusations suggestions rumours rumors speculation hope hopes fear fears claim claims report reports demand demands rule rules promise promises answer answers question questions comment comments estimate estimates reply"
    ),
    time_adjectives=words("last this next late later early earlier"),
    time_nouns=words(
        "night week weekend month year morning afternoon evening today yesterday monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter"
    ),
    adverb_endings=("ly",),
    as_words=words("as"),
    relays=words("quoted quotes quoting cited cites citing reported"),
    verb_endings=("ed",),
    participle_endings=("ing",),
    quantifiers=_QUANTIFIERS,
    subjects=SubjectWords(nouns=dict.fromkeys(_SPEAKERS, "p")),
    departments=words("ministry department"),
    family_names=_FAMILY_NAMES,
    lone_names=words(
        """
        trump obama biden clinton reagan nixon kennedy putin medvedev lavrov yeltsin gorbachev navalny zelensky zelenskyy
        poroshenko lukashenko macron sarkozy hollande mitterrand chirac merkel scholz merz kohl thatcher starmer sunak
        trudeau carney berlusconi meloni draghi renzi orban tusk erdogan netanyahu rabin sharon lapid abbas arafat sisi
        mubarak assad gaddafi khomeini khamenei rouhani raisi pezeshkian ahmadinejad maduro chavez castro bolsonaro lula
        milei modi mandela ramaphosa mugabe zuma kagame museveni guterres ghebreyesus lagarde georgieva stoltenberg rutte
        messi ronaldo mbappe neymar maradona pele federer nadal djokovic guardiola mourinho klopp ancelotti wenger
        picasso mozart beethoven einstein darwin freud shakespeare tolstoy dostoevsky kafka hemingway spielberg zuckerberg bezos
        """
    ),
    indefinites=words("a an another some any every each one two three four five several many no"),
    no_countries=phrases(
        """
        New Mexico
        New England
        New South Wales
        Latin America
        South America
        North America
        Central America
        Bank of America
        South China Sea
        East China Sea
        Gulf of Mexico
        Gulf of Oman
        Papua New Guinea
        """
    )
    - phrases("Papua New Guinea"),
    notices=words("read watch related advertisement subscribe follow click"),
    demonym_suffixes=("", "s"),
    demonstratives=words("this these those"),
    connectives=phrases(
        """
        in addition
        in contrast
        by contrast
        in response
        in turn
        in return
        in fact
        in particular
        in short
        in the meantime
        in that case
        in other words
        on the other hand
        on the contrary
        on top of that
        at the same time
        at that time
        at the time
        at any rate
        as a result
        as such
        as well as that
        even so
        for example
        for instance
        for one
        for that reason
        for this reason
        for his part
        for her part
        for its part
        for their part
        because of this
        because of that
        despite this
        despite that
        after that
        after this
        before that
        until then
        since then
        from there
        that said
        of course
        to that end
        with that
        not only that
        """
    ),
    dangling_openers=words(
        """
        he's she's it's they're they've he'd she'd they'd he'll she'll they'll it'll that's there's here's he\u2019s she\u2019s it\u2019s they\u2019re they\u2019ve that\u2019s there\u2019s
        perhaps similarly likewise consequently accordingly additionally alternatively conversely specifically thereafter elsewhere rather asked
        but and or so yet however moreover meanwhile furthermore nevertheless nonetheless therefore thus hence instead indeed also besides still otherwise then
        he she it they his her its their him them this these that those such there here later afterwards afterward both neither either yes no one
        """
    ),
    abbreviations=words(
        "mr mrs ms dr prof gen col lt sgt capt maj adm cmdr brig sen rep gov rev hon st jr sr inc ltd corp co vs no fig approx dept est jan feb mar apr jun jul aug sept sep oct nov dec a b c d e f g h i j k l m n o p q r s t u v w x y z"
    ),
    dates=DATES,
    organizations=load_organizations("en"),
)
