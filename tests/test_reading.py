"""Reading: every kind of file and every kind of damage."""

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from briefgen import ArticleError, Issue, MissingDependencyError, ReadError, read
from briefgen.reading.text import decode

ARABIC = "قال الوزير يوم الأحد: “سنفتح المعبر، ثم نعلن الجدول”.\nوأضاف أن القافلة ستصل غدا.\n"
PERSIAN_QUOTE = "«پاسخ» گفت.\n"
PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>المعبر | جريدة الميناء</title>
<meta property="og:title" content="فتح المعبر الشمالي"><meta property="og:site_name" content="جريدة الميناء">
<link rel="canonical" href="https://example.org/a/17"><meta name="author" content="ليلى حسن">
<meta property="article:published_time" content="{published}">
</head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
<article><h1>فتح المعبر الشمالي</h1>{paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>
"""
SENTENCES = [
    f"قال وزير النقل سامي الحداد في مؤتمر صحفي إن المرحلة رقم {number} من أعمال المعبر ستبدأ في موعدها المقرر."
    for number in range(1, 9)
]


def page(*, published: str = "2026-03-01T08:00:00+02:00", charset: str = "utf-8") -> bytes:
    text = PAGE.format(
        published=published, charset=charset, paragraphs="".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    )

    return text.encode(charset)


def word(*paragraphs: str, title: str = "") -> io.BytesIO:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)

    return buffer


def mail(*, date: str = "Sun, 01 Mar 2026 23:30:00 +0200") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "فتح المعبر"
    message["Date"] = date
    message.set_content(ARABIC)

    return message


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)

    return path


# Text ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert ARABIC == decode(ARABIC.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_a_mark_or_a_space(encoding: str) -> None:
    assert "خبر" == decode("خبر".encode(encoding))


def test_utf_16_big_endian_is_known_by_its_mark() -> None:
    assert ARABIC == decode(b"\xfe\xff" + ARABIC.encode("utf-16-be"))


@pytest.mark.parametrize("text", ["é", "naïve café", "ǡ", "ابْتِداء", "Ελλάδα", "مرحبا à Paris", PERSIAN_QUOTE])
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert text == decode(text.encode())


def test_utf_8_cut_inside_a_letter_is_damaged_and_no_other_encoding() -> None:
    with pytest.raises(ReadError, match=r"UTF-8 but damaged at byte \d+; .* save it as UTF-8"):
        decode(ARABIC.encode()[:-3])


def test_utf_16_cut_inside_a_letter_is_damaged() -> None:
    with pytest.raises(ReadError, match=r"UTF-16-LE but is damaged"):
        decode(ARABIC.encode("utf-16")[:-1])


@pytest.mark.parametrize("encoding", ["iso8859_6", "cp1251", "cp1253", "cp1255", "mac_arabic", "cp720"])
def test_other_code_pages_are_not_guessed(encoding: str) -> None:
    texts = {
        "cp1251": "Министр сказал: границу откроют.",
        "cp1253": "Ο υπουργός είπε ότι",
        "cp1255": "אמר השר ביום ראשון",
    }
    text = texts.get(encoding, "قال الوزير يوم الأحد سنفتح المعبر ثم نعلن الجدول")

    with pytest.raises(ReadError, match=r"save it as UTF-8|binary"):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    "content", [b"\x7fELF\x02\0\0\0" * 20, bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\xff\xfe" * 9]
)
def test_a_binary_file_is_no_article(content: bytes) -> None:
    with pytest.raises(ReadError, match="binary file"):
        decode(content)


def test_a_few_stray_controls_make_no_binary_file() -> None:
    text = ARABIC * 3 + "\0\x1b"

    assert text == decode(text.encode())


def test_an_article_is_named_after_its_file(tmp_path: Path) -> None:
    article = read(write(tmp_path, "معبر.v2.txt", ARABIC.encode()))

    assert article.name == "معبر.v2"
    assert article.text == ARABIC
    assert (article.title, article.published, article.language, article.issues) == (None, None, "ar", ())


def test_a_file_that_is_open_is_read(tmp_path: Path) -> None:
    with write(tmp_path, "a.txt", ARABIC.encode()).open("rb") as file:
        assert read(file).name == "a"
    assert read(io.BytesIO(ARABIC.encode())).name == ""


def test_control_characters_and_overrides_are_left_out() -> None:
    article = read(io.BytesIO("\u202eقال\x07 الوزير\u2066\r\nثم".encode()))

    assert article.text == "قال الوزير\nثم"


# The caller's fields -------------------------------------------------------------------------------------------------


def test_what_the_caller_gives_wins_and_a_contradiction_is_an_issue() -> None:
    article = read(io.BytesIO(bytes(mail())), published=dt.date(2026, 3, 2), title="عنوان آخر")

    assert (article.published, article.title) == ("2026-03-02", "عنوان آخر")
    assert article.issues == (
        Issue(
            "published-differs",
            "published 2026-03-02 was given, the file says 2026-03-01; the given date is used",
            None,
        ),
    )


def test_the_same_date_is_no_contradiction() -> None:
    assert read(io.BytesIO(bytes(mail())), published="2026-03-01").issues == ()


def test_all_fields_are_kept() -> None:
    article = read(
        io.BytesIO(ARABIC.encode()),
        language="ar-TN",
        outlet="O",
        url="https://example.org",
        author="A",
        retrieved=dt.datetime(2026, 3, 4, 5, 6, tzinfo=dt.UTC),
    )

    assert (article.language, article.outlet, article.url) == ("ar-TN", "O", "https://example.org")
    assert (article.author, article.retrieved) == ("A", "2026-03-04")


def test_a_wrong_date_names_the_file_and_the_form(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: published: '1/2/26' is not a calendar date; write it as"):
        read(write(tmp_path, "a.txt", ARABIC.encode()), published="1/2/26")


# Word ----------------------------------------------------------------------------------------------------------------


def test_word_paragraphs_and_cells_come_in_document_order() -> None:
    document = docx.Document()
    document.core_properties.title = " فتح المعبر "
    document.add_paragraph("أولا").add_run("\tثم")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "يمين", "يسار"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "داخل"
    document.add_paragraph("أخيرا")
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)

    article = read(buffer)

    assert article.title == "فتح المعبر"
    assert article.text.split() == ["أولا", "ثم", "يمين", "يسار", "داخل", "أخيرا"]
    assert "أولا\tثم\nيمين\n" in article.text


def test_a_headline_in_the_title_style_is_the_title_and_no_part_of_the_text() -> None:
    document = docx.Document()
    document.add_heading("افتتاح المعبر", 0)
    document.add_paragraph("قال الوزير")
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)
    article = read(buffer)

    assert (article.title, article.text.strip()) == ("افتتاح المعبر", "قال الوزير")


def test_word_without_a_title_has_none() -> None:
    assert read(word("قال الوزير")).title is None


def test_word_gives_what_a_reviewer_kept_and_the_words_of_links() -> None:
    source = word("BODY")
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = (
        "<w:p><w:r><w:t>قال</w:t></w:r><w:ins w:id='1' w:author='x'><w:r><w:t xml:space='preserve'> اليوم</w:t></w:r>"
        "</w:ins><w:del w:id='2' w:author='x'><w:r><w:delText>أمس</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='3' w:author='x'><w:r><w:t>هناك</w:t></w:r></w:moveFrom>"
        "<w:hyperlink w:anchor='a'><w:r><w:t xml:space='preserve'> هنا</w:t></w:r></w:hyperlink></w:p>"
    )
    document = parts["word/document.xml"].decode()
    start, end = document.index("<w:p>"), document.index("</w:p>") + len("</w:p>")
    parts["word/document.xml"] = (document[:start] + body + document[end:]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert read(io.BytesIO(buffer.getvalue())).text.strip() == "قال اليوم هنا"


def test_a_word_document_without_properties_has_no_title() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(word("قال الوزير")) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*core-properties[^>]*>", b"", content)
            target.writestr(name, content)
    buffer.seek(0)

    assert read(buffer).title is None


def test_a_damaged_word_document_says_so(tmp_path: Path) -> None:
    content = word("قال الوزير").getvalue()

    for damaged in (content[: len(content) // 2], content[:1500] + b"\xff" * 400 + content[1900:]):
        with pytest.raises(ReadError, match=r"a\.docx: is damaged or no Word document; .* save"):
            read(write(tmp_path, "a.docx", damaged))


def test_a_zip_that_is_no_word_document_says_so() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    buffer.seek(0)

    with pytest.raises(ReadError, match="no Word document"):
        read(buffer)


def test_a_zip_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(210_000_000))
    buffer.seek(0)

    with pytest.raises(ReadError, match="unpacks to 210 MB"):
        read(buffer)


# Mail ----------------------------------------------------------------------------------------------------------------


def test_a_mail_gives_its_text_subject_and_date(tmp_path: Path) -> None:
    message = mail()
    message.add_alternative("<p>غير هذا</p>", subtype="html")
    article = read(write(tmp_path, "a.eml", bytes(message)))

    assert (article.text, article.title, article.published) == (ARABIC, "فتح المعبر", "2026-03-01")


def test_the_signature_of_a_mail_is_no_part_of_the_article(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{ARABIC}\n-- \nسلمى حداد\nقسم الأخبار\n")

    assert "سلمى" not in read(write(tmp_path, "a.eml", bytes(message))).text


def test_a_mail_is_known_without_its_extension() -> None:
    assert read(io.BytesIO(bytes(mail()))).title == "فتح المعبر"


def test_a_text_with_a_colon_in_its_first_line_is_no_mail() -> None:
    text = "Subject: المعبر\nقال الوزير.\n"

    assert read(io.BytesIO(text.encode())).text == text


def test_a_mail_with_a_page_alone_gives_the_article_of_the_page() -> None:
    message = EmailMessage()
    message["Subject"] = "فتح المعبر"
    message.set_content(page().decode(), subtype="html")

    assert SENTENCES[3] in read(io.BytesIO(bytes(message))).text


def test_a_mail_whose_plain_text_is_blank_gives_the_article_of_the_page() -> None:
    message = EmailMessage()
    message.set_content(" \n")
    message.add_alternative(page().decode(), subtype="html")

    assert SENTENCES[3] in read(io.BytesIO(bytes(message))).text


@pytest.mark.parametrize("header", ["References", "In-Reply-To"])
def test_the_date_of_a_forwarded_mail_is_not_that_of_the_article_in_it(header: str) -> None:
    message = mail()
    message[header] = "<1@example.org>"

    assert read(io.BytesIO(bytes(message))).published is None


def test_soft_line_breaks_of_a_mail_are_joined() -> None:
    raw = (
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        + "قال \nالوزير\n-- \nس\n".encode()
    )

    assert read(io.BytesIO(raw)).text == "قال الوزير\n"


def test_a_mail_that_lies_about_its_encoding_is_read() -> None:
    for charset in (b"us-ascii", b"x-unknown"):
        raw = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=" + charset + b"\n\n" + ARABIC.encode("cp1256")

        assert read(io.BytesIO(raw)).text == ARABIC


def test_a_mail_with_a_date_that_is_none_has_no_date() -> None:
    raw = b"MIME-Version: 1.0\nDate: someday\n\n" + ARABIC.encode()

    assert read(io.BytesIO(raw)).published is None


def test_a_mail_without_text_says_what_to_do() -> None:
    message = EmailMessage()
    message.make_mixed()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    message["MIME-Version"] = "1.0"

    with pytest.raises(ReadError, match="mail without text; save what is attached"):
        read(io.BytesIO(bytes(message)))


# Pages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_gives_its_article_and_what_it_declares(tmp_path: Path, charset: str) -> None:
    article = read(write(tmp_path, "a.html", page(charset=charset)))

    assert (article.title, article.outlet, article.author) == ("فتح المعبر الشمالي", "جريدة الميناء", "ليلى حسن")
    assert (article.url, article.published) == ("https://example.org/a/17", "2026-03-01")
    assert article.text.splitlines() == SENTENCES  # the headline is the title, and no part of the text


def test_a_page_without_its_extension_is_known() -> None:
    assert read(io.BytesIO(b"\n<!-- x -->\n" + page())).outlet == "جريدة الميناء"


def test_a_page_whose_address_is_relative_has_none() -> None:
    content = page().replace(b"https://example.org/a/17", b"/a/17")

    assert read(io.BytesIO(content)).url is None


def test_linked_data_name_the_date() -> None:
    data = b'{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-12-31"}]}'
    script = b'<script type="application/ld+json">' + data + b"</script></head>"
    content = page(published="soon").replace(b"</head>", script)

    assert read(io.BytesIO(content)).published == "2025-12-31"


@pytest.mark.parametrize("published", ["2026-02-30", "soon", "20", ""])
def test_a_page_whose_date_is_none_has_no_date(published: str) -> None:
    assert read(io.BytesIO(page(published=published))).published is None


def test_a_page_without_an_article_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    for content in (
        b"<!DOCTYPE html><html><body></body></html>",
        b"<!DOCTYPE html>",
        b"<html><body><script>1</script>",
    ):
        with pytest.raises(ReadError, match="page without an article; copy"):
            read(io.BytesIO(content))

    assert capfd.readouterr() == ("", "")


def test_the_clock_changes_nothing_about_a_page(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", page(published="2031-05-06"))
    script = (
        "import datetime, sys, time\n"
        "class Date(datetime.date):\n"
        "    today = classmethod(lambda cls: cls(1999, 1, 1))\n"
        "class DateTime(datetime.datetime):\n"
        "    now = classmethod(lambda cls, tz=None: cls(1999, 1, 1, tzinfo=tz))\n"
        "    today = utcnow = classmethod(lambda cls: cls(1999, 1, 1))\n"
        "if sys.argv[2] == 'faked':\n"
        "    datetime.date, datetime.datetime, time.time = Date, DateTime, lambda: 915148800.0\n"
        "import briefgen\n"
        "article = briefgen.read(sys.argv[1])\n"
        "sys.stdout.buffer.write(repr((article, datetime.date.today().year == 1999)).encode())\n"
    )
    real, faked = (
        subprocess.run(
            [sys.executable, "-c", script, str(path), clock], capture_output=True, check=True
        ).stdout.decode()
        for clock in ("real", "faked")
    )

    assert faked.endswith("True)")
    assert real.endswith("False)")
    assert real.removesuffix("False)") == faked.removesuffix("True)")
    assert "2031-05-06" in real


def test_a_page_without_the_extra_names_the_command(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", page())
    script = (
        "import sys; sys.modules['lxml_html_clean'] = sys.modules['trafilatura'] = None\n"
        "import briefgen\n"
        "try:\n    briefgen.read(sys.argv[1])\n"
        "except briefgen.MissingDependencyError as error:\n    print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=True, text=True).stdout

    assert issubclass(MissingDependencyError, ImportError)
    assert f"{path}: web pages need more libraries (trafilatura); run: pip install 'briefgen[html]'" == said.strip()


# What is no article --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7\n\0", "is a PDF; copy its text"),
        (b"{\\rtf1 x}", "RTF file; .* save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file or has a password; save it as .docx"),
        (b"\0\x01\x02", "binary file"),
        (b"a" * 20_000_001, "larger than 20 MB"),
        (b"... !!", "no words"),
    ],
)
def test_what_is_no_article_is_named_with_what_would_work(tmp_path: Path, content: bytes, message: str) -> None:
    path = write(tmp_path, "a.txt", content)

    with pytest.raises((ReadError, ArticleError), match=message) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "x.txt", "no such file"),
        (tmp_path, "is a folder"),
        (tmp_path / "x" / "y", "no such"),
    ):
        with pytest.raises(ReadError, match=message) as caught:
            read(path)
        assert str(caught.value).startswith(f"{path}: ")


def test_a_text_passed_as_a_path_is_seen() -> None:
    for text in (ARABIC, ARABIC.replace("\n", " ") * 40, "a\0b"):
        with pytest.raises(ReadError, match=r"looks like text; use Article\(text=…\)") as caught:
            read(text)
        assert len(str(caught.value)) < 250
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("source", [ARABIC.encode(), None, 5])
def test_what_is_neither_path_nor_file_is_named(source: object) -> None:
    with pytest.raises(ReadError, match="give a path or a file opened with mode 'rb'"):
        read(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["", "2026-02-30", "4 February"])
def test_a_given_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ArticleError, match=r"input: published: .* is not a calendar date; write it as 2026-02-04"):
        read(io.BytesIO(bytes(mail())), published=published)


def test_a_file_open_as_text_says_so(tmp_path: Path) -> None:
    with (
        write(tmp_path, "a.txt", ARABIC.encode()).open(encoding="utf-8") as file,
        pytest.raises(ReadError, match="mode 'rb'"),
    ):
        read(file)  # type: ignore[arg-type]
