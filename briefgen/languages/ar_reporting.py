"""Arabic reporting words: verbs with the complement they take, and their forms."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.languages import Cue, Gender, Stance
from briefgen.languages.lists import words
from briefgen.text import fold

# One verb a line: perfect, imperfect, participle, verbal noun, all in the singular ("-": not used, or means something else).
# Then the words that may stand between it and its clause (أشار إلى أن), those of which one must follow it (>في: جاء في),
# those behind which stands whose words its subject passes on (<عن: نقلت الوكالة عن الوزير أن),
# and marks: @ whom it is said to may be its object; * also an everyday word, which reports only before a clause or quotation marks; + reports fragments (وصفه بأنه
# «…»); ! takes a clause only after one of its words (رفض فكرة أن); = has no object but what is said; & whom or what it
# describes comes before its clause (وصف القرار بأنه …).
_AFFIRMING = """
قال يقول قائل قول =
أضاف يضيف مضيف - = إلى
أكد يؤكد مؤكد تأكيد على
أوضح يوضح موضح توضيح =
أشار يشير مشير إشارة إلى
شدد يشدد مشدد تشديد على
صرح يصرح مصرح تصريح =
أفاد يفيد مفيد إفادة =
أعلن يعلن معلن إعلان * عن
لفت يلفت لافت - إلى النظر الانتباه
نوه ينوه منوه تنويه إلى
أردف يردف مردف - =
استطرد يستطرد مستطرد - =
استدرك يستدرك مستدرك - =
استرسل يسترسل مسترسل - = *
أجاب يجيب مجيب - =
اعتبر يعتبر معتبر اعتبار +
حذر يحذر محذر تحذير @ من
توقع يتوقع متوقع توقع *
رجح يرجح مرجح ترجيح *
أقر يقر مقر إقرار *
اعترف يعترف معترف اعتراف
أعرب يعرب معرب - عن من
عبر يعبر معبر - * عن من
نقل ينقل ناقل - * <عن
علق يعلق معلق - = *
عقب يعقب معقب - = *
تابع يتابع متابع - = *
واصل يواصل مواصل - = *
أكمل يكمل مكمل - = *
ذكر يذكر ذاكر ذكر
كتب يكتب كاتب - = *
تذكر يتذكر متذكر - = *
استذكر يستذكر مستذكر - = *
غرد يغرد مغرد - = *
كشف يكشف كاشف كشف * عن
بين يبين مبين - *
أبان يبين - -
رد يرد راد رد = *
رأى يرى - رأي *
اعتقد يعتقد معتقد اعتقاد *
ظن يظن ظان - *
خلص يخلص - - *! إلى
توصل يتوصل - - *! إلى
انتهى - - - *! إلى
ذهب يذهب - - *! إلى القول
جدد يجدد مجدد - * على
كرر يكرر مكرر - = *
ردد يردد مردد - = *
اختتم يختتم مختتم - *
ختم يختم خاتم - *
استهل يستهل مستهل - *
أخبر يخبر - - @
أبلغ - مبلغ - @
أطلع يطلع - - *@ على
شرح يشرح شارح شرح *
تعهد يتعهد متعهد تعهد
التزم يلتزم ملتزم - *
وعد - واعد وعد +
أقسم يقسم مقسم - على
وصف يصف واصف وصف +& على
سمى يسمي مسمي - +&
أسمى - - - +
نعت ينعت ناعت - +&
شبه يشبه مشبه - +&
ندد يندد مندد - +
استنكر يستنكر مستنكر - +
أدان يدين مدين - +
شجب يشجب شاجب - +
انتقد ينتقد منتقد - +
هاجم يهاجم مهاجم - +
استهجن يستهجن مستهجن - +
دعا يدعو داعي - + إلى
عزا يعزو عازي - + إلى
أرجع - مرجع - + إلى
طالب يطالب مطالب - +
أشاد يشيد مشيد - +
أثنى يثني مثني - +
رحب يرحب مرحب - +
قرر - - - *
هدد يهدد مهدد تهديد +
توعد يتوعد متوعد - +
لوح يلوح ملوح - +
أبرز يبرز مبرز - *
أورد يورد مورد - *
سرد يسرد سارد - *
روى يروي راوي رواية *
حكى يحكي حاكي - *
نبه ينبه منبه تنبيه إلى من
ألمح يلمح ملمح تلميح إلى
لمح - - - * إلى
تحدث يتحدث متحدث - + عن
تكلم يتكلم متكلم - + عن
تطرق يتطرق متطرق - +
هتف يهتف هاتف - = *
صاح يصيح صائح - = *
صرخ يصرخ صارخ - = *
همس يهمس هامس - = *
تمتم يتمتم متمتم - = *
مازح يمازح ممازح - = *
مزح يمزح مازح - = *
سخر يسخر ساخر - +
تهكم يتهكم متهكم - *
تندر يتندر متندر - *
ركز يركز مركز - * على
قدر يقدر مقدر تقدير *
اقترح يقترح مقترح اقتراح *
أوصى يوصي موصي توصية *
نصح ينصح ناصح - *@
ناشد يناشد مناشد - +
حث يحث حاث - +
فسر يفسر مفسر تفسير *
برر يبرر مبرر تبرير *
علل يعلل معلل - *
طمأن يطمئن مطمئن طمأنة *@ إلى
جزم يجزم جازم جزم
ذكّر يذكّر مذكّر تذكير
اشتكى يشتكي مشتكي شكوى * من
شكا يشكو شاكي - * من
تذمر يتذمر متذمر - * من
احتج يحتج محتج - *
اعترض يعترض معترض - *
تمنى يتمنى متمني تمني +
أمل يأمل آمل أمل + في
تطلع يتطلع متطلع - +
أبدى يبدي مبدي - + من
خشي يخشى - خشية * من
تخوف يتخوف متخوف تخوف * من
اعتذر يعتذر معتذر - + عن
استغرب يستغرب مستغرب - +
تعجب يتعجب متعجب - +
تنبأ يتنبأ متنبئ تنبؤ *
افترض يفترض مفترض افتراض *
استنتج يستنتج مستنتج استنتاج *
لاحظ يلاحظ ملاحظ ملاحظة *
نص ينص - - *! على
قضى يقضي - - *
أفتى يفتي - - *
أنذر ينذر منذر إنذار *
خاطب يخاطب مخاطب - = *@
جادل يجادل مجادل - *
دافع يدافع مدافع - +
أدلى - - - *
أفصح يفصح مفصح - * عن
صارح يصارح مصارح - = *@
تباهى يتباهى متباهي - *
تفاخر يتفاخر متفاخر - *
راهن يراهن مراهن - * على
أصر يصر مصر إصرار * على
زاد - - - = *
مضى يمضي - - = *
جاء - - - * >في >فيه >فيها >ضمن
ورد يرد - - * >في >فيه >فيها >ضمن
- - - ثقة *
- - - قناعة *
- - - أسف * من
- - - قلق * من
- - - مفاد
- - - نص *
- - - فحوى *
"""
_DENYING = """
نفى ينفي نافي نفي
أنكر ينكر منكر إنكار
كذب يكذب مكذب تكذيب *
استبعد يستبعد مستبعد استبعاد
شكك يشكك مشكك تشكيك * في
دحض يدحض داحض - *! فكرة القول الادعاء الزعم ادعاءات مزاعم
رفض يرفض رافض رفض *! فكرة القول الادعاء الزعم ادعاءات مزاعم اتهامات الاتهامات المزاعم الادعاءات مقولة
فند يفند مفند تفنيد *! فكرة القول الادعاء الزعم ادعاءات مزاعم اتهامات الاتهامات المزاعم الادعاءات مقولة
"""
_ALLEGING = """
زعم يزعم زاعم زعم
ادعى يدعي مدعي ادعاء
اتهم يتهم متهم اتهام +&
"""
_ASKING = """
تساءل يتساءل متسائل تساؤل =
سأل يسأل سائل - = *@
استفسر يستفسر مستفسر -
"""
_TABLES: tuple[tuple[str, Stance], ...] = (
    (_AFFIRMING, "affirms"),
    (_DENYING, "denies"),
    (_ALLEGING, "alleges"),
    (_ASKING, "asks"),
)
# Forms that are names or everyday words far more often than they report.
_OTHERWISE = frozenset(
    map(
        fold,
        "بينا أمل أملت أملتا أملة أملوا حذرا ذكرا شبه شبها شبهوا يشبه تشبه ردا وعدا قصا قدرا نصا شرحا هاتفا هاتفين هاتفة خاتمة خاتمين كاتبة كاتبين مسمية"
        " مهاجما مهاجمة مهاجمين مدافعا مدافعة مدافعين متحدثة متحدثين راويا راوية شاكين قضية مقرة مقرين حاثين رادة رادين ظانا مورد ردة تردد ذاكرة ذاكرين يعبرون يعبران تعبران"
        " صائحين مازحين ناصحة شهدا لوحا لوحة شهدوا زادا مدينة مدينين متهمين متهمة مقدرة مبلغ يردان طالبا".split(),
    )
)
_NOUNS_OF_SAYING = "قول تعبير وصف تقدير تقديرات رأي كلام تصريحات زعم ادعاء ادعاءات رواية إفادة إفادات".split()
_HEADS = "بحسب|حسب|وفق|على حد|وفقا ل|طبقا ل".split("|")
_FINAL_WEAK = ("\u0649", "\u0627", "\u064a", "\u0648")  # ى ا ي و
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


def _phrases(*phrases: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(phrase).split()) for phrase in phrases)


def _own(noun: str) -> Iterator[str]:
    stems = [noun[:-1] + "ت" if noun.endswith("ة") else noun]
    if noun.endswith("اء"):
        stems = [noun, noun[:-1] + "ئ", noun[:-1] + "ؤ"]
    for stem in stems:
        for pronoun in _PRONOUNS:
            yield stem + pronoun


def _join(head: str, noun: str) -> str:
    return head + noun if head.endswith(" ل") else f"{head} {noun}"


# Phrases that name the source of a clause; what follows ل in "وفقا ل" is the source itself or a noun of saying.
ATTRIBUTIONS = _phrases(
    *"وفقا|وفق|بحسب|حسب|طبقا|حسبما|وفقما|على ما|نقلا عن|على لسان|على ذمة|استنادا إلى|من وجهة نظر|في رأي|برأي|في نظر".split(
        "|"
    ),
    *(
        head.replace(" ل", " ل\u200b").replace("\u200b", "") + (noun if head.endswith(" ل") else " " + noun)
        for head in _HEADS
        for noun in _NOUNS_OF_SAYING
    ),
)
# Phrases right behind a quotation that point back to it (بهذه الكلمات استقبل الوزير …).
POINTERS = _phrases(
    "هكذا",
    *(
        f"{how} {noun}"
        for how in ("بهذه", "بتلك", "بمثل هذه")
        for noun in ("الكلمات", "العبارة", "العبارات", "الجملة", "الجمل")
    ),
    *(f"{how} {noun}" for how in ("بهذا", "بذلك") for noun in ("التعبير", "القول", "الكلام", "التصريح")),
)
# Those whose source is whoever spoke last (على حد قوله).
BOUND_ATTRIBUTIONS = _phrases(
    *(_join(head, owned) for head in _HEADS for noun in _NOUNS_OF_SAYING for owned in _own(noun)),
    *(
        head + owned
        for head in ("ب", "في ", "من وجهة ")
        for noun in ("رأي", "تقدير", "اعتقاد", "نظر")
        for owned in _own(noun)
    ),
)
WHAT_WORDS = words("ما لما")
AS_WORDS = words("كما")
# Verbs that without a subject say what is generally said (يذكر أن, ويعتقد أن).
IMPERSONAL_CUES = words("يذكر يقال يعتقد يظن يتوقع يرجح يخشى يفترض يلاحظ يقدر يفضل")
# Words that ask for أن themselves, so that the one behind them opens no reported clause.
_NO_COMPLEMENT = words(
    """
    خاصة خصوصا لاسيما بخاصة وبخاصة علاوة فضلا ناهيك مثلما سيان مقابل بدل شرطا لمجرد بمجرد مجرد لولا لحين
    قبل بعد دون بدون رغم برغم مع غير إلا بيد كما حيث إذ منذ حتى لولا سوى لا بما ريثما كون شرط بشرط شريطة لدرجة درجة بحيث سيما خلال
    يجب يمكن ينبغي يلزم يتعين يفترض ينتظر يستحسن يستحيل المفترض المقرر المتوقع المنتظر المرجح المرتقب المزمع الممكن ممكن المحتمل محتمل
    الضروري ضروري ضرورة اللازم الواجب الأفضل المهم الصعب المستحيل المؤسف الطبيعي المعروف المعلوم الجدير الواضح بد يريد تريد أراد أرادت
    يود تود يحاول تحاول يستطيع تستطيع استطاع استطاعت أحب يحب كاد كادت أوشك عسى كفى يكفي يبدو بدا اتضح تبين ثبت تقرر صادف حدث سبق احتمال
    إمكانية خشية مخافة أمل وجوب فكرة اشترط يشترط طلب طلبت يطلب رفض رفضت يرفض قبل فضل تفضل منع من إلى الى على عن في حول بسبب نتيجة بفضل
    بل أي لكن ولكن مالبث لبث مالبثت لبثت
    لايمكن لايجب لاينبغي لابد عليه عليها عليهم علينا عليك يحق حق يجوز يتوجب يستوجب يستلزم يكتفي يخشى
    لديه لديها لديهم علم العلم يعلم تعلم عرف يعرف تعرف أدرك يدرك نسي وجد يجد علما
    """
)
# Words before أن and a reporting verb that say that nothing was said.
DECLINING = words("دون بدون رفض رفضت رفضوا يرفض ترفض رافضا رافضة امتنع امتنعت تجنب تجنبت تفادى تفادت")
# Latin letters as they are spelt in the names of stations (سي إن إن), where إن is no complementizer.
LETTER_NAMES = words("سي بي تي دي جي آي إيه إي أيه أي إف أف إس أس إكس كي يو")
# Nouns of those who tell: what follows an attribution phrase where it names no known actor.
SOURCES = words(
    """
    مصدر مصادر بيان بيانات تقرير تقارير صحيفة صحف وكالة وكالات وسائل إعلام شهود شاهد مسؤول مسؤولين مسؤولون مسئول مسئولين خبراء محللين محللون مراقبين
    مراقبون دراسة دراسات إحصاءات إحصائيات إحصائية أرقام استطلاع استطلاعات مرصد ترجمة موقع مواقع قناة قنوات إذاعة تلفزيون مجلة مجلات جريدة شبكة نشطاء
    ناشطين ناشطون أهالي سكان شرطة جيش سلطات حكومة وزارة شركة هيئة منظمة دبلوماسيين دبلوماسيون أطباء معلومات وثيقة وثائق نص رسالة مذكرة محضر لائحة
    مسح مسوح تحليل تحليلات تحاليل تصنيف تقديرات توقعات حسابات معطيات إفادة إفادات شهادة شهادات أقوال تصريح تصريحات بلاغ نشرة نشرات إعلان إشعار دليل كتاب خبر أخبار أنباء برقية برقيات إيضاح توضيح
    مدونة حساب صفحة مراسل مراسلنا مراسلة مندوب مصدرنا نقابة نقابات نقابيين باحث خبير محلل مراقب مختص مسعفين منظمين مطلعين متعاملين متداولين سماسرة محاميه والده والدته شقيقه أسرته عائلته ذويه أقاربه
    صيادين مزارعين تجار عاملين عمال ناجين فرق فريق لجنة لجان مجلس مكتب مركز جهاز جهات أطراف أوساط دوائر رصد مؤسسة جمعية جمعيات محكمة نيابة ادعاء مديرية أمانة بلدية غرفة اتحاد بنك مصرف كشوفات قائمة جدول سجلات سجل أرشيف ملف مؤرخين
    علماء مفسرين رواة محدثنا ذات نفس أحد إحدى
    تغريدة منشور مقربين مقربون متابعين مختصين مختصون باحثين باحثون متحدث اقتصاديين محامين صحافيين صحفيين تحقيق تحقيقات نتائج رواية روايات مؤشر
    """
)
# Words between a reported clause and the next reporting word, part of neither.
CLAUSE_LINKS = words("كما ثم لكنه لكنها لكنهم لكن فيما بينما حيث إذ قبل وذلك وقد وكان وكانت إلا غير و ف")
# Words that open a clause of its own inside a reported one.
CLAUSE_STARTERS = words("إذ لأن حيث بل لكن ولكن وأن وبأن وإن فإن كون وهو وهي مما الأمر")
# Words before a verb that tie its clause to the one round it (عندما قال).
SUBORDINATORS = words("عندما حين حينما لما بعدما بعد الذي التي الذين ما مما إذا لو إن لأن كلما حيثما من الذى")


def build_cues() -> tuple[Mapping[str, Cue], Mapping[str, Cue]]:
    """Return verbs and participles that report, and nouns that do before a clause (قوله إن, تأكيد الوزير أن), folded."""
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for table, stance in _TABLES:
        for line in table.strip().splitlines():
            perfect, imperfect, participle, noun, *rest = line.split()
            cue = _read_cue(rest, stance)
            for form, gender in (*_perfect_forms(perfect), *_imperfect_forms(imperfect)):
                _put(verbs, form, replace(cue, gender=gender))
            for form, gender in _purpose_forms(imperfect):
                _put(verbs, form, replace(cue, gender=gender, finite=False, weak=True))
            for form, gender in _participle_forms(participle, plural=not (cue.weak or cue.fragment)):
                _put(verbs, form, replace(cue, gender=gender, finite=False))
            for form in _noun_forms(noun):
                _put(nouns, form, replace(cue, gender="n", noun=True))
            for form in _owned_forms(noun):
                _put(nouns, form, replace(cue, finite=False, relayed=True, noun=True))

    _put(nouns, "بالقول", replace(verbs[fold("قال")], gender="n", finite=False, relayed=True, noun=True))

    return verbs, nouns


def _put(cues: dict[str, Cue], form: str, cue: Cue) -> None:
    if cue.noun or fold(form) not in _OTHERWISE:
        cues.setdefault(fold(form), cue)


def _read_cue(rest: Iterable[str], stance: Stance) -> Cue:
    marks = {mark for word in rest if word.strip("*+!=@&") == "" for mark in word}
    particles = [word for word in rest if word.strip("*+!=@&")]

    return Cue(
        "m",
        finite=True,
        stance=stance,
        weak="*" in marks,
        fragment="+" in marks,
        strict="!" in marks,
        quoting="=" in marks,
        addressed="@" in marks,
        describes="&" in marks,
        takes=frozenset(fold(word) for word in particles if word[0] not in "<>"),
        follows=frozenset(fold(word[1:]) for word in particles if word.startswith(">")),
        sources=frozenset(fold(word[1:]) for word in particles if word.startswith("<")),
    )


def _perfect_forms(verb: str) -> Iterator[tuple[str, Gender]]:
    """Yield قال قالت قالوا قالا قالتا; a final weak letter falls (نفى: نفت نفوا)."""
    if verb == "-":
        return
    stem = verb[:-1] if verb.endswith(_FINAL_WEAK) else verb
    yield verb, "m"
    yield (verb if verb.endswith("ي") else stem) + "ت", "f"
    yield stem + "وا", "p"
    if stem == verb:
        yield verb + "ا", "p"
    yield stem + "تا", "p"


def _imperfect_forms(verb: str) -> Iterator[tuple[str, Gender]]:
    """Yield يقول تقول يقولون يقولان تقولان; a final weak letter falls in the plural (ينفي: ينفون)."""
    if verb == "-":
        return
    stem = verb[:-1] if verb.endswith(_FINAL_WEAK) else verb
    yield verb, "m"
    yield "ت" + verb[1:], "f"
    yield stem + "ون", "p"
    yield (verb if stem == verb else stem + "ي") + "ان", "p"


def _purpose_forms(verb: str) -> Iterator[tuple[str, Gender]]:
    """Yield ليقول لتقول, whose subject is that of the verb before them."""
    return (("ل" + form, gender) for form, gender in itertools.islice(_imperfect_forms(verb), 2))


def _participle_forms(participle: str, *, plural: bool) -> Iterator[tuple[str, Gender]]:
    """Yield قائلا قائلة قائلين, as they lean on a verb before them; the plural of others is a noun (منتقدين, معلقين)."""
    if participle == "-":
        return
    yield participle + "ا", "m"
    yield participle + "ة", "f"
    if plural:
        yield participle.removesuffix("ي") + "ين", "p"


def _noun_forms(noun: str) -> Iterator[str]:
    if noun != "-":
        yield noun


def _owned_forms(noun: str) -> Iterator[str]:
    """Yield تأكيده, إشارته, ادعاءه and ادعائه."""
    yield from _own(noun) if noun != "-" else ()


# Verbs that take a clause of their own (إذا اكتشفت أن), perfect and imperfect.
_TAKING = """
اكتشف يكتشف وجد يجد أدرك يدرك علم يعلم عرف يعرف شعر يشعر أحس يحس تأكد يتأكد تبين يتبين اتضح يتضح ثبت يثبت نسي ينسى فهم يفهم سمع يسمع تصور يتصور تخيل يتخيل
آمن يؤمن اقتنع يقتنع تيقن يتيقن أيقن يوقن ضمن يضمن أثبت يثبت دل يدل استطاع يستطيع حاول يحاول أراد يريد شاء يشاء كاد يكاد اضطر يضطر فضل يفضل أحب يحب
اعتاد يعتاد تعود يتعود أمكن يمكن جاز يجوز حدث يحدث صادف يصادف تقرر يتقرر بدا يبدو رغب يرغب استحق يستحق خاف يخاف لبث يلبث أوشك يوشك خشي يخشى
"""


def _taking_forms() -> Iterator[str]:
    verbs = _TAKING.split()
    for perfect, imperfect in zip(verbs[::2], verbs[1::2], strict=True):
        for form, _ in (*_perfect_forms(perfect), *_imperfect_forms(imperfect)):
            yield fold(form)


NO_COMPLEMENT = _NO_COMPLEMENT | frozenset(_taking_forms())
