from xml.etree import ElementTree as ET

import pytest

from briefgen.writers.pdf.boxes import part_runs


def parse(page: str) -> ET.Element:
    return ET.fromstring(page)  # noqa: S314  our own


def part(page: str, direction: str = "rtl") -> str:
    """Return the page with boxes; [words] stand for one, with < and > for the marks that make a space one."""
    root = parse(page)
    part_runs(root, direction)
    text = ET.tostring(root, encoding="unicode")
    for kind in ("run", "end", "joiner"):
        for way in ("ltr", "rtl"):
            text = text.replace(f'<bdi dir="{way}" data-part="{kind}">', "[")

    return text.replace("</bdi>", "]").replace("\u200f", ">").replace("\u200e", "<")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>قال شي</p>", "<p>قال شي</p>"),
        ("<p>في 4 فبراير 2026</p>", "<p>في [4] فبراير [2026]</p>"),
        ("<p>شركة Example Energy (AP) قالت</p>", "<p>شركة [Example Energy (AP)] قالت</p>"),
        ("<p>بوتين (Putin) قال</p>", "<p>بوتين[ (][Putin][) ]قال</p>"),
        ("<p>قال: «نعم»، ثم</p>", "<p>قال: «نعم»، ثم</p>"),
        ("<p>شي · قال</p>", "<p>شي[ · ]قال</p>"),
        ("<p>مهم\u200cترین خبر</p>", "<p>مهم[\u00a0\u200c]ترین خبر</p>"),
        ("<p>۹ فوریهٔ ۲۰۲۶، ۳٫۵</p>", "<p>[[۹]] فوریهٔ [[۲][۰][۲][۶]]، [[۳]٫[۵]]</p>"),
        ("<p>قال “<em>نعم</em>” ثم</p>", "<p>قال[ “]<em>نعم</em>[” ]ثم</p>"),
    ],
)
def test_what_runs_the_other_way_or_comes_of_another_font_is_a_box(page, expected):
    assert expected == part(page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>شي <strong>قال</strong> نعم</p>", "<p>شي[ >]<strong>قال</strong> نعم</p>"),
        ("<p><strong>شي</strong> <em>قال</em></p>", "<p><strong>شي</strong>[ >]<em>قال</em></p>"),
        ("<section>\n<p>شي</p>\n<p>قال</p>\n</section>", "<section>\n<p>شي</p>\n<p>قال</p>\n</section>"),
        (
            "<tr><td>شي</td><td>NATO</td><td/><td>قال</td></tr>",
            "<tr><td>شي[\u00a0>]</td><td>[NATO][\u00a0>]</td><td /><td>قال</td></tr>",
        ),
    ],
)
def test_what_ends_words_and_cells_is_a_box_that_is_drawn_behind_them(page, expected):
    assert expected == part(page)


def test_figures_in_a_right_to_left_run_of_another_page_have_boxes_of_their_own():
    assert "<p>He said [שלום [5] פעמים] today.</p>" == part("<p>He said שלום 5 פעמים today.</p>", "ltr")


def test_an_element_that_says_its_direction_is_parted_by_it():
    assert '<p><span dir="ltr">NATO 5</span></p>' == part('<p><span dir="ltr">NATO 5</span></p>')


def test_no_word_is_lost_or_moved():
    page = "<p>قال <em>شي (Xi)</em> في 2026-02-04: “نعم <b>5</b>” · NATO</p>"
    words = "".join(parse(page).itertext())
    root = parse(page)
    part_runs(root, "rtl")

    assert words == "".join(root.itertext()).replace("\u200f", "")
