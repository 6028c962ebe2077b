"""The examples, run as a press office would run them."""

import email
import email.policy
import io
import re
import subprocess
import sys
from pathlib import Path

import docx
import pymupdf

import briefgen

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_4c13df297d25c03f.txt"
ARTICLES = ROOT / "tests" / "corpus" / "ar" / "articles"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def run(example, *arguments, cwd):
    """Run an example, and return the files it says it made."""
    command = [sys.executable, "-P", ROOT / "examples" / example, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stderr)

    return [cwd / line for line in done.stdout.splitlines() if not line.startswith("look at: ")]


def test_one_article_becomes_word_and_pdf(tmp_path):
    made = run("one_article.py", SEED, "2026-02-04", "reports", cwd=tmp_path)

    assert [f"{SEED.stem}.docx", f"{SEED.stem}.pdf"] == [path.name for path in made]
    assert len(docx.Document(made[0]).paragraphs) > 20
    assert pymupdf.open(made[1]).page_count > 1


def test_examples_run_without_arguments(tmp_path):
    made = run("one_article.py", cwd=tmp_path)

    assert [tmp_path / "out"] * 2 == [path.parent for path in made]


def test_a_folder_becomes_one_bound_report(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for path in sorted(ARTICLES.glob("*.txt"))[:3]:
        (articles / path.name).write_bytes(path.read_bytes())
    gists = [briefgen.brief(briefgen.read(p, published="2026-03-01")).summary[0] for p in sorted(articles.iterdir())]

    word, pdf = run("bound_folder.py", articles, "2026-03-01", "bound", cwd=tmp_path)
    paragraphs = [paragraph.text for paragraph in docx.Document(word).paragraphs]
    places = [next(i for i, text in enumerate(paragraphs) if gist.text in text) for gist in gists]

    assert sorted(places) == places
    assert pymupdf.open(pdf).page_count > 3


def test_both_files_travel_with_a_draft_mail(tmp_path):
    (made,) = run("mail_both.py", SEED, "2026-02-04", "mails", cwd=tmp_path)
    message = email.message_from_bytes(made.read_bytes(), policy=email.policy.default)
    attached = {part.get_filename(): part for part in message.iter_attachments()}
    word, pdf = (attached[f"{SEED.stem}.{suffix}"] for suffix in ("docx", "pdf"))

    assert "1" == message["X-Unsent"]
    assert [WORD, "application/pdf"] == [part.get_content_type() for part in (word, pdf)]
    assert "فلاديمير بوتين" in message.get_body(("plain",)).get_content()
    assert len(docx.Document(io.BytesIO(word.get_content())).paragraphs) > 20
    assert pymupdf.open(stream=pdf.get_content(), filetype="pdf").page_count > 1


def test_the_same_mail_has_the_same_bytes(tmp_path):
    first, second = (run("mail_both.py", SEED, "2026-02-04", name, cwd=tmp_path)[0] for name in ("a", "b"))

    assert first.read_bytes() == second.read_bytes()


def test_the_lexicon_to_start_from_is_one():
    kinds = [entry.kind for entry in briefgen.Lexicon.read(ROOT / "examples" / "lexicon.toml").actors]

    assert {"person", "organization", "country"} == set(kinds)


def test_the_profile_of_an_embassy_puts_on_a_report_what_it_says():
    profile = briefgen.Profile.read(ROOT / "examples" / "embassy.toml")
    briefing = briefgen.brief(briefgen.read(SEED, published="2026-02-04"), lexicon=profile.lexicon)
    details = briefgen.Details(reference="14")
    text = briefgen.render(briefing, "txt", profile=profile, details=details).content.decode()

    assert text.startswith("محدود التداول\n")
    assert "0014/1447هـ" in text
    assert "أوبك: لا ذكر في الخبر" in text


def test_every_key_of_a_profile_is_in_the_example():
    keys = re.findall(r"^(?:# )?(\w+) =", (ROOT / "examples" / "embassy.toml").read_text("utf-8"), re.MULTILINE)

    assert set(briefgen.Profile.__struct_fields__) == set(keys)
