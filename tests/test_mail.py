"""Documents in mails, read back as a mail program would."""

import copy
import io
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import EmailPolicy

import pytest

from briefgen import Document, attach

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = "موجز إخباري – مكالمة رئيسي الوزراء حول المعبر الشمالي في الرابع من شباط ٢٠٢٦"
POLICIES = [policy.default, policy.SMTP, policy.SMTPUTF8]


def document(name: str = f"{LONG}.docx", media_type: str = WORD, content: bytes = b"PK\3\4" * 300) -> Document:
    return Document(name, media_type, content)


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "press@example.org", "To": "desk@example.org", **headers}.items():
        made[name] = value

    return made


def parse(source: EmailMessage, *, written_by: EmailPolicy = policy.default) -> EmailMessage:
    buffer = io.BytesIO()
    BytesGenerator(buffer, policy=written_by).flatten(source)

    return message_from_bytes(buffer.getvalue(), policy=policy.default)


def attachments(source: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in parse(source).iter_attachments() if isinstance(part, EmailMessage))


@pytest.mark.parametrize("written_by", POLICIES)
def test_a_long_arabic_name_is_read_back_from_both_headers(written_by: EmailPolicy) -> None:
    [part] = parse(attach(message(), document()), written_by=written_by).iter_attachments()

    assert len(LONG) > 40
    assert part.get_filename() == f"{LONG}.docx"
    assert part["Content-Type"].params["name"] == f"{LONG}.docx"
    assert part.get_content_type() == WORD
    assert part.get_content_disposition() == "attachment"
    assert part.get_content() == b"PK\3\4" * 300


@pytest.mark.parametrize("written_by", [*POLICIES, policy.SMTP.clone(refold_source="all")])
def test_the_name_stands_in_one_piece_and_as_encoded_words(written_by: EmailPolicy) -> None:
    buffer = io.BytesIO()
    BytesGenerator(buffer, policy=written_by).flatten(attach(message(), document()))
    written = buffer.getvalue()

    assert written.count(b"filename*=utf-8''%D9%85%D9%88%D8%AC%D8%B2") == 1
    assert b"filename*0" not in written
    assert b'name="=?utf-8?b?' in written
    assert max(map(len, written.split(b"\n"))) < 998


def test_an_ascii_name_is_written_as_it_is() -> None:
    written = bytes(attach(message(), document("brief 1.pdf", "application/pdf")))

    assert b'filename="brief 1.pdf"' in written
    assert b'name="brief 1.pdf"' in written
    assert b"utf-8''" not in written


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('a/b\\c:d*e?f"g<h>i|j.pdf', "a-b-c-d-e-f-g-h-i-j.pdf"),
        ("..\u202egpj.\r\nexe.pdf", "gpj.exe.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("re\u0301sume\u0301.pdf", "r\xe9sum\xe9.pdf"),
        (f"{'م' * 400}.pdf", f"{'م' * 98}.pdf"),
        (f"{chr(0x1F4F0) * 90}.pdf", f"{chr(0x1F4F0) * 49}.pdf"),
        ("'a' %41;b=c.pdf", "'a' %41;b=c.pdf"),
        ("\u202e", "document"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    written = attach(message(), document(name, "application/pdf"))
    [part] = attachments(written)

    assert part.get_filename() == safe
    assert part["Content-Type"].params["name"] == safe
    assert unicodedata.is_normalized("NFC", safe)
    assert max(map(len, bytes(written).split(b"\n"))) < 998


def test_text_says_its_encoding() -> None:
    [part] = attachments(attach(message(), document("a.txt", "text/plain", "قال الوزير\n".encode())))

    assert part["Content-Type"].params["charset"] == "utf-8"
    assert part.get_content() == "قال الوزير\n"


def test_the_body_stays_and_the_documents_come_behind_it_in_order() -> None:
    source = message(Subject="موجز")
    source.set_content("النص\n")
    source.add_alternative("<p>النص</p>\n", subtype="html")
    returned = attach(source, document("1.docx"), document("2.pdf", "application/pdf"))
    attach(source, document("3.txt", "text/plain"))
    read_back = parse(source)

    assert returned is source
    assert read_back.get_content_type() == "multipart/mixed"
    assert [part.get_filename() for part in read_back.iter_attachments()] == ["1.docx", "2.pdf", "3.txt"]
    assert read_back.get_body(("plain",)).get_content() == "النص\n"  # type: ignore[union-attr]
    assert read_back.get_body(("html",)).get_content() == "<p>النص</p>\n"  # type: ignore[union-attr]
    assert str(read_back["Subject"]) == "موجز"


def test_a_body_without_headers_is_kept() -> None:
    source = message_from_bytes(b"Subject: x\n\nbody\n", policy=policy.default)
    attach(source, document("1.pdf", "application/pdf"))

    assert parse(source).get_body().get_content() == "body\n"  # type: ignore[union-attr]


def test_an_empty_message_gets_attachments_and_no_body() -> None:
    read_back = parse(attach(message(), document()))

    assert read_back.get_content_type() == "multipart/mixed"
    assert read_back.get_body() is None
    assert len(list(read_back.iter_parts())) == 1
    assert read_back["MIME-Version"] == "1.0"


def test_without_documents_a_message_stays_as_it_is() -> None:
    source = message()
    source.set_content("النص\n")
    before = bytes(source)

    assert before == bytes(attach(source))


def test_a_mail_in_the_mail_keeps_its_headers() -> None:
    inner, source = message(Subject="inner"), message()
    inner.set_content("النص\n")
    source.set_content("النص\n")
    source.add_attachment(inner)
    [carried, _] = parse(attach(source, document())).iter_attachments()

    assert "message/rfc822" == str(carried["Content-Type"])
    assert "inner" == carried.get_content()["Subject"]


def test_nothing_of_a_mail_is_random() -> None:
    def build(body: str = "النص\n") -> EmailMessage:
        source = message()
        source.set_content(body)
        source.add_alternative("<p>النص</p>", subtype="html")

        return attach(source, document())

    assert bytes(build()) == bytes(build())
    assert bytes(build()) == bytes(copy.deepcopy(build()))
    assert build().get_boundary() != build("غيره\n").get_boundary()


def test_boundaries_of_nested_parts_differ() -> None:
    source = message()
    source.set_content("النص\n")
    source.add_alternative("<p>النص</p>", subtype="html")
    boundaries = [part.get_boundary() for part in attach(source, document()).walk() if part.is_multipart()]

    assert len(boundaries) == 2
    assert len(set(boundaries)) == 2
