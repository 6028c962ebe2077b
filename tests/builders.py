"""Hand-built values for tests: every passage is found in its article, so a typo fails at once."""

from pathlib import Path
from typing import Literal

from briefgen.model import Actor, Article, Briefing, Date, Mention, Note, Passage, Quote

SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"

# Article -----------------------------------------------------------------------------------------------------------


def seed_article() -> Article:
    """The seed article, published on 2026-02-04."""
    text = SEED.read_text(encoding="utf-8")

    return Article(text=text, published="2026-02-04", language="ar").replace(name=SEED.stem)


def debate_article() -> Article:
    """A short article of our own with a denial, an agency in between, indirect speech and a Latin name."""
    text = (
        "عقد مجلس النواب المغربي جلسة يوم الاثنين حول مشروع قانون المياه.\n"
        "\n"
        "ونفى وزير التجهيز نزار العلمي أن تكون الوزارة “قد خصصت أي مبلغ لمحطة سادسة”، حسب وكالة المغرب العربي.\n"
        "وقالت رئيسة اللجنة ليلى بنسعيد إن التصويت سيجرى في 12 مارس 2026 قبل نهاية الدورة.\n"
        "وأكدت أن النص الكامل منشور على https://example.org/loi?id=7 منذ 2026-02-01.\n"
        "وتساءل أحد النواب: “متى تبدأ الأشغال؟”.\n"
    )

    return Article(
        title="جلسة حول قانون المياه",
        text=text,
        published="2026-02-09",
        language="ar-MA",
        outlet="Example Press",
        url="https://example.org/news/2026/02/09?lang=ar&id=4",
        author="سلمى التازي",
        retrieved="2026-02-10",
    ).replace(name="water-law")


# Passages ----------------------------------------------------------------------------------------------------------


def passage(article: Article, words: str, *, after: str = "") -> Passage:
    """The first *words* of the article that stand behind the first *after*."""
    start = article.text.index(words, article.text.index(after) + len(after))

    return Passage(words, (start, start + len(words)))


def sentence(article: Article, words: str) -> Passage:
    """The line of the article that holds *words*."""
    start, end = passage(article, words).span
    start = article.text.rfind("\n", 0, start) + 1
    end = article.text.find("\n", end) % (len(article.text) + 1)

    return Passage(article.text[start:end], (start, end))


def quote(
    article: Article,
    words: str,
    *,
    kind: Literal["direct", "mixed", "indirect"] = "direct",
    speaker: str | None,
    attribution: str | None,
    cue: str | None,
    after: str,
    stance: Literal["affirms", "denies", "alleges", "asks"] = "affirms",
    via: str | None = None,
    within: int | None = None,
    key: bool = False,
) -> Quote:
    """A quote whose attribution and cue stand behind *after*; its context is its line."""
    said = passage(article, words)

    return Quote(
        text=said.text,
        span=said.span,
        kind=kind,
        stance=stance,
        speaker=speaker,
        attribution=passage(article, attribution, after=after) if attribution else None,
        cue=passage(article, cue, after=after) if cue else None,
        via=passage(article, via, after=after) if via else None,
        context=sentence(article, words).span,
        within=within,
        key=key,
    )


def actor(
    article: Article,
    id_: str,
    name: str,
    *,
    kind: Literal["person", "organization", "country"],
    role: str | None = None,
    country: str | None = None,
    aliases: tuple[str, ...] = (),
    honorific: str | None = None,
) -> Actor:
    """An actor with one mention: where the name first stands."""
    return Actor(
        id=id_,
        name=name,
        kind=kind,
        role=passage(article, role) if role else None,
        honorific=passage(article, honorific) if honorific else None,
        country=country,
        aliases=aliases,
        mentions=(Mention(span=passage(article, name).span, form="name"),),
    )


# Briefings ---------------------------------------------------------------------------------------------------------


def seed_briefing() -> Briefing:
    """The seed by hand: 12 quotes, 7 persons, 13 other parties, 6 dates of which 4 are upcoming."""
    article = seed_article()

    return Briefing(
        article=article,
        summary=_seed_summary(article),
        quotes=_seed_quotes(article),
        actors=_seed_actors(article),
        dates=_seed_dates(article),
    )


def debate_briefing() -> Briefing:
    """The short article by hand: a denied fragment passed on by an agency, indirect speech, a question, notes."""
    article = debate_article()

    return Briefing(
        notes=(Note("يُنتظر رد الوزارة؛ اتصل بـ press@example.org.", author="ف. أمين"),),
        article=article,
        summary=(passage(article, "عقد مجلس النواب المغربي جلسة يوم الاثنين حول مشروع قانون المياه."),),
        quotes=(
            quote(
                article,
                "قد خصصت أي مبلغ لمحطة سادسة",
                kind="mixed",
                stance="denies",
                speaker="a2",
                attribution="وزير التجهيز نزار العلمي",
                cue="نفى",
                after="المياه.",
                via="وكالة المغرب العربي",
                key=True,
            ),
            quote(
                article,
                "التصويت سيجرى في 12 مارس 2026 قبل نهاية الدورة",
                kind="indirect",
                speaker="a3",
                attribution="رئيسة اللجنة ليلى بنسعيد",
                cue="قالت",
                after="وكالة المغرب العربي.",
                key=True,
            ),
            quote(
                article,
                "النص الكامل منشور على https://example.org/loi?id=7 منذ 2026-02-01",
                kind="indirect",
                speaker=None,
                attribution=None,
                cue="أكدت",
                after="الدورة.",
                key=True,
            ),
            quote(
                article,
                "متى تبدأ الأشغال؟",
                stance="asks",
                speaker=None,
                attribution="أحد النواب",
                cue="تساءل",
                after="2026-02-01.",
                key=True,
            ),
        ),
        actors=(
            actor(article, "a1", "مجلس النواب المغربي", kind="organization", country="MA"),
            actor(article, "a2", "نزار العلمي", kind="person", role="وزير التجهيز", country="MA"),
            actor(article, "a3", "ليلى بنسعيد", kind="person", role="رئيسة اللجنة"),
        ),
        dates=(
            Date(
                text="12 مارس 2026",
                span=passage(article, "12 مارس 2026").span,
                value="2026-03-12",
                start="2026-03-12",
                end="2026-03-12",
                upcoming=True,
                certainty="stated",
                status="scheduled",
                event=passage(article, "التصويت سيجرى"),
                actors=("a1",),
            ),
            Date(
                text="نهاية الدورة",
                span=passage(article, "نهاية الدورة").span,
                upcoming=True,
                event=passage(article, "التصويت سيجرى"),
                same_as=0,
            ),
        ),
    )


def _seed_summary(article: Article) -> tuple[Passage, ...]:
    starts = ("أجرى الرئيس الصيني", "وخلال المكالمة", "كما تمت مناقشة", "وأكد بوتين مجدد", "وجاءت مكالمة شي")
    lines = [sentence(article, words) for words in starts]
    # Of this line only the first sentence stands alone: the second opens a quotation.
    lines[2] = passage(article, "كما تمت مناقشة التوترات المتعلقة بإيران والوضع في فنزويلا وكوبا.")

    return tuple(lines)


def _seed_quotes(article: Article) -> tuple[Quote, ...]:
    rows: tuple[tuple[str, Literal["direct", "mixed"], str, str | None, str, str, bool], ...] = (
        ("أود أن أؤكد لكم", "direct", "a2", "بوتين", "قال", "الغربية.\n", True),
        ("وسط الاضطرابات العالمية", "direct", "a2", "بوتين", "قال", "فبراير.\n", False),
        ("يتبادلان وجهات النظر حول القضايا", "mixed", "a1", "شي", "قال", "رئيسي”.\n", True),
        ("استغلال الفرصة", "mixed", "a1", None, "أشار", "الافتتاحية.\n", False),
        ("مخطط جديد", "mixed", "a1", "الزعيم الصيني", "قال", "الصيني، ", False),
        ("إن أي موسم", "direct", "a2", "بوتين", "رد", "بدايات جديدة.\n", True),
        ("تدعمان بعضهما", "mixed", "a7", "يوري أوشاكوف", "شدد", "الروسية الصينية”.\n", False),
        ("متطابقان عملي", "mixed", "a7", "أوشاكوف", "مشيراً", "نوفمبر.\n", True),
        ("إن روسيا والصين", "direct", "a7", "مساعد بوتين", "قال", "للسلام.\n", False),
        ("في هذا الوضع", "mixed", "a2", "بوتين", "شدد", "الخميس.\n", True),
        ("ستظل منفتحة", "mixed", "a2", None, "أشار", "الأمني”، ", False),
        ("لقد تحدثوا", "direct", "a7", "أوشاكوف", "قال", "وكوبا. ", False),
    )

    return tuple(
        quote(
            article,
            _until_closing_mark(article, opening),
            kind=kind,
            speaker=speaker,
            attribution=attribution,
            cue=cue,
            after=after,
            via="للترجمة الروسية" if opening.startswith("يتبادلان") else None,
            key=key,
        )
        for opening, kind, speaker, attribution, cue, after, key in rows
    )


def _until_closing_mark(article: Article, opening: str) -> str:
    start = article.text.index(opening)

    return article.text[start : article.text.index("”", start)]


def _seed_actors(article: Article) -> tuple[Actor, ...]:
    persons = (
        ("a1", "شي جين بينغ", "الرئيس الصيني", "CN", ("شي",)),
        ("a2", "فلاديمير بوتين", "الرئيس الروسي", "RU", ("بوتين",)),
        ("a3", "دونالد ترامب", "الرئيس", None, ("ترامب",)),
        ("a4", "مارك كارني", "رئيس الوزراء الكندي", "CA", ()),
        ("a5", "كير ستارمر", "وزير الخارجية البريطاني", "GB", ()),
        ("a6", "فريدريش ميرز", "المستشار الألماني", "DE", ()),
        ("a7", "يوري أوشاكوف", "مستشار بوتين للشؤون الخارجية", "RU", ("أوشاكوف",)),
    )
    organizations = ("الناتو", "الكرملين", "الأمم المتحدة", "مجلس ترامب للسلام")
    countries = (
        ("الصين", "CN"),
        ("الولايات المتحدة", "US"),
        ("أوكرانيا", "UA"),
        ("الدنمارك", "DK"),
        ("روسيا", "RU"),
        ("إيران", "IR"),
        ("فنزويلا", "VE"),
        ("كوبا", "CU"),
        ("تايوان", "TW"),
    )

    return (
        *(
            actor(article, id_, name, kind="person", role=role, country=country, aliases=aliases)
            for id_, name, role, country, aliases in persons
        ),
        *(actor(article, f"b{i}", name, kind="organization") for i, name in enumerate(organizations)),
        *(actor(article, f"c{i}", name, kind="country", country=code) for i, (name, code) in enumerate(countries)),
    )


def _seed_dates(article: Article) -> tuple[Date, ...]:
    def date(text: str, after: str, event: str, **fields: object) -> Date:
        return Date(
            text=text,
            span=passage(article, text, after=after).span,
            event=passage(article, event),
            **fields,  # type: ignore[arg-type]
        )

    return (
        date(
            "يوم الأربعاء",
            "مكالمة فيديو",
            "أجرى الرئيس الصيني",
            value="2026-02-04",
            start="2026-02-04",
            end="2026-02-04",
        ),
        date(
            "فبراير",
            "بكين في",
            "يزور المستشار الألماني فريدريش ميرز بكين",
            value="2026-02",
            start="2026-02-01",
            end="2026-02-28",
            upcoming=True,
            status="expected",
            actors=("a6",),
        ),
        date(
            "يوم الأربعاء",
            "ومع أن",
            "يوم الأربعاء هو أول أيام فصل الربيع",
            value="2026-02-04",
            start="2026-02-04",
            end="2026-02-04",
        ),
        date(
            "النصف الأول من العام",
            "الصين في",
            "شي دعا بوتين لزيارة الصين",
            value="2026-01-01/2026-06-30",
            start="2026-01-01",
            end="2026-06-30",
            upcoming=True,
            actors=("a1", "a2"),
        ),
        date(
            "نوفمبر",
            "شنتشن في",
            "بوتين سيحضر أيضا قمة التعاون الاقتصادي لآسيا والمحيط الهادئ",
            value="2026-11",
            start="2026-11-01",
            end="2026-11-30",
            upcoming=True,
            status="scheduled",
            actors=("a2",),
            place=passage(article, "شنتشن"),
        ),
        date(
            "يوم الخميس",
            "تنتهي",
            "معاهدة ستارت الجديدة للأسلحة النووية الأمريكية الروسية لمدة عام واحد، والتي تنتهي",
            value="2026-02-05",
            start="2026-02-05",
            end="2026-02-05",
            upcoming=True,
            status="scheduled",
        ),
    )


# Briefings that try a layout ---------------------------------------------------------------------------------------

_MIXED = (
    "قالت شركة Example Energy (NYSE: EXE) إن إنتاجها زاد بنسبة 12.5% في 2026-01-31، بينما هبط بنسبة -3,2 % في «Q4».\n"
    "وأضاف متحدثها Jean-Luc O'Neil (المدير المالي): “نعمل مع C++ وPython 3.12 [beta]، ونرد على press@example.org”.\n"
    "للاستفسار: +966 11 123 4567 أو https://example.org/news?id=7&lang=ar#top؛ الحساب @example_ar ووسم #طاقة.\n"
    "ويعقد الاجتماع يوم 12 مارس 2026 (السعة: 100-250 مقعدا) في قاعة A/12، من 10:30 إلى 12:00.\n"
)
_ROWS = 60


def mixed_briefing() -> Briefing:
    """Latin names, addresses, phone numbers, percentages and brackets inside of Arabic."""
    article = Article(
        title="شركة Example Energy: +12.5% (2026)", text=_MIXED, published="2026-02-09", language="ar"
    ).replace(name="mixed")
    speaker = actor(article, "a1", "Jean-Luc O'Neil", kind="person", role="المدير المالي")
    said = quote(
        article,
        "نعمل مع C++ وPython 3.12 [beta]، ونرد على press@example.org",
        speaker="a1",
        attribution="متحدثها",
        cue="أضاف",
        after="Q4",
        key=True,
    )
    meeting = passage(article, "12 مارس 2026")
    ahead = Date(
        text=meeting.text,
        span=meeting.span,
        value="2026-03-12",
        start="2026-03-12",
        end="2026-03-12",
        upcoming=True,
        certainty="stated",
        status="scheduled",
        event=passage(article, "يعقد الاجتماع"),
        place=passage(article, "قاعة A/12"),
        actors=("a1",),
    )

    return Briefing(
        notes=(Note("اتصل بـ +966 11 123 4567 (خط مباشر) أو press@example.org!", author="M. Amin"),),
        article=article,
        summary=tuple(sentence(article, words) for words in ("قالت شركة", "للاستفسار")),
        quotes=(said,),
        actors=(speaker, actor(article, "a2", "Example Energy", kind="organization")),
        dates=(ahead,),
    )


def long_briefing() -> Briefing:
    """Sixty persons, whose table runs over pages."""
    lines = [f"وحضر السيد {_count(number)} ممثل اللجنة رقم {number} من الوفد." for number in range(1, _ROWS + 1)]
    article = Article(text="\n".join(lines), published="2026-02-09", language="ar").replace(name="long")
    persons = tuple(
        actor(article, f"a{n}", _count(n), kind="person", role=f"ممثل اللجنة رقم {n} من الوفد", country="MA")
        for n in range(1, _ROWS + 1)
    )

    return Briefing(article=article, summary=(sentence(article, lines[0]),), actors=persons)


_ENGLISH = (
    "The prime minister of Qatar, Sheikh Mohammed bin Abdulrahman, met the American envoy in Doha on Monday.\n"
    "“The talks have made progress (on 3 of 5 points), and will go on,” he said after the meeting.\n"
    "The envoy, Sarah O'Neil, said that the price of a delay was “12.5% higher than in 2025-01”.\n"
    "The foreign ministry denied that a date had been agreed; more at https://example.org/talks?id=7&lang=en.\n"
    "The two sides will meet again in Cairo on 12 March 2026, and the ceasefire (الهدنة) ends in April 2026.\n"
)


def english_briefing() -> Briefing:
    """An English article with all kinds of facts."""
    article = Article(
        title="Talks in Doha make progress, U.S. envoy says",
        text=_ENGLISH,
        published="2026-02-09",
        language="en",
        outlet="Example Press",
        url="https://example.org/talks?id=7&lang=en",
    ).replace(name="english")
    minister = actor(
        article, "a1", "Mohammed bin Abdulrahman", kind="person", role="prime minister of Qatar", country="QA"
    )
    envoy = actor(article, "a2", "Sarah O'Neil", kind="person", role="American envoy", country="US")
    ministry = actor(article, "a3", "foreign ministry", kind="organization")
    said = (
        (
            "The talks have made progress (on 3 of 5 points), and will go on,",
            "direct",
            "a1",
            "he",
            "Monday.",
            "affirms",
        ),
        ("12.5% higher than in 2025-01", "mixed", "a2", "Sarah O'Neil", "meeting.", "affirms"),
        ("a date had been agreed", "indirect", "a3", "The foreign ministry", "2025-01", "denies"),
    )
    quotes = tuple(
        quote(
            article,
            words,
            kind=kind,  # type: ignore[arg-type]
            speaker=speaker,
            attribution=attribution,
            cue="denied" if stance == "denies" else "said",
            after=after,
            stance=stance,  # type: ignore[arg-type]
            key=True,
        )
        for words, kind, speaker, attribution, after, stance in said
    )
    dates = tuple(
        Date(
            text=words,
            span=passage(article, words).span,
            value=value,
            start=start,
            end=end,
            upcoming=True,
            certainty="stated",
            status="scheduled",
            event=passage(article, event),
            actors=("a1", "a2"),
        )
        for words, value, start, end, event in (
            ("12 March 2026", "2026-03-12", "2026-03-12", "2026-03-12", "The two sides will meet again in Cairo"),
            ("April 2026", "2026-04", "2026-04-01", "2026-04-30", "the ceasefire (الهدنة) ends"),
        )
    )

    return Briefing(
        article=article,
        summary=tuple(sentence(article, words) for words in ("prime minister", "two sides")),
        quotes=quotes,
        actors=(minister, envoy, ministry),
        dates=dates,
    )


def empty_briefing() -> Briefing:
    """An article in which nothing was found."""
    return Briefing(article=Article(text="لا شيء هنا.", published="2026-02-09", language="ar").replace(name="empty"))


def _count(number: int) -> str:
    """Return a name that no other number has."""
    ones = ("سالم", "أحمد", "ليلى", "نزار", "هدى", "كمال", "مريم", "رامي", "سعاد", "فؤاد")

    return f"{ones[number % 10]} بن {ones[number // 10]}"
