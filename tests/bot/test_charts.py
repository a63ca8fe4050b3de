"""Charts: the same picture, words and figures on every platform."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import HEIGHT, WIDTH, number_in_words, picture_of, png_of
from bot.local.show import Setting, html_of
from bot.reply import Chart, Point, Reply
from bot.slack.show import blocks_of, top_level_text
from bot.words.chart_lines import bar_of
from bot.words.plain import as_text
from tests.bot.slack.kinds_of_reply import GROWERS
from tests.fakes.slack.reading import plain_text_of

REPLY = Reply("", (GROWERS,))
ON_A_PAGE = Setting(files="/files/7")


def test_in_the_terminal_it_is_a_bar_its_words_and_its_figures() -> None:
    assert as_text(REPLY).splitlines() == [
        "P-014: growers trained at Dunmere <College>",
        "  [██████████████████████████████]██ 105% of the way",
        GROWERS.alt,
        "  Until                       Value         Status",
        "  Friday 30 June 2028         12 growers    R (red)",
        "  Saturday 30 September 2028  not reported",
        "  Sunday 31 December 2028     0 growers     R (red)",
        "  Saturday 31 March 2029      58 growers    G (green)",
    ]


def test_nothing_reported_is_no_empty_bar_and_nought_is_one() -> None:
    assert bar_of(replace(GROWERS, points=(Point(date(2028, 6, 30), None),))).endswith("·] not reported")
    assert bar_of(replace(GROWERS, share=0.0)).endswith("·] 0% of the way")
    assert bar_of(replace(GROWERS, share=-0.2)).endswith("·] -20% of the way")
    assert bar_of(replace(GROWERS, share=9.0)).endswith("█]███████████████ 900% of the way")
    assert bar_of(replace(GROWERS, share=None)) == ""


def test_on_a_page_it_is_a_picture_with_its_words_and_a_table_with_named_rows_and_columns() -> None:
    shown = html_of(REPLY, ON_A_PAGE)
    assert '<img src="/files/7/P-014.png" alt="58 of 55 growers by Saturday 30 September 2028: 105%' in shown
    assert "<figcaption>P-014: growers trained at Dunmere &lt;College&gt;</figcaption>" in shown
    assert '<th scope="col">Until</th><th scope="col">Value</th>' in shown
    assert '<th scope="row">Saturday 30 September 2028</th><td>not reported</td>' in shown
    assert "style=" not in shown  # the page's policy would drop it


def test_in_a_dialogue_where_no_picture_can_be_had_its_words_and_figures_stand() -> None:
    shown = html_of(REPLY, Setting())
    assert "<img" not in shown
    assert GROWERS.alt in shown
    assert "not reported" in shown


def test_in_slack_its_words_and_figures_stand_in_the_blocks_and_in_the_text_for_screen_readers() -> None:
    for shown in (plain_text_of({"blocks": blocks_of(REPLY)}), top_level_text(REPLY)):
        assert "105% of the target" in shown
        assert "Saturday 30 September 2028: not reported" in shown
        assert "Sunday 31 December 2028: 0 growers, R (red)" in shown


def test_the_picture_is_a_png_of_the_promised_size_that_goes_with_its_words() -> None:
    file = picture_of(GROWERS)
    image = Image.open(BytesIO(file.content))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert (file.name, file.label, file.alt) == ("P-014.png", GROWERS.title, GROWERS.alt)


def test_not_reported_nought_another_letter_and_more_than_the_target_are_other_pictures() -> None:
    day = date(2028, 6, 30)
    points = (Point(day, 0, "R"), Point(day, None), Point(day, 0, "A"), Point(day, 0), Point(day, 60, "G"))
    assert len({png_of(replace(GROWERS, points=(one,))) for one in points}) == len(points)


FAR, NEAR = date(2000, 1, 1), date(2100, 1, 1)


@pytest.mark.parametrize(
    "chart",
    [
        Chart("p", "nothing", "", (("Until",),), ()),
        replace(GROWERS, points=(), pace=(), targets=()),
        replace(GROWERS, points=(Point(FAR, 0),), pace=(), targets=(), today=None),
        replace(GROWERS, points=(Point(FAR, None), Point(NEAR, -1e15)), pace=((NEAR, 1e15), (NEAR, 1e15))),
        replace(GROWERS, targets=((FAR, 0), (NEAR, 1e-9)), today=FAR),
        replace(GROWERS, title="$x^2$ \\ <b> 👩‍🌾 \u202e عربي " * 20, prefix="$", suffix="👩"),
    ],
)
def test_anything_can_be_drawn(chart: Chart) -> None:
    assert png_of(chart).startswith(b"\x89PNG")
    assert as_text(Reply("", (chart,)))


@pytest.mark.parametrize(
    ("value", "sign", "said"),
    [(1_200_000, "£", "£1.2m"), (48_000, "£", "£48k"), (-3, "£", "-£3"), (1_200, "", "1,200"), (2.5, "", "2.5")],
)
def test_numbers_on_an_axis_are_short(value: float, sign: str, said: str) -> None:
    assert number_in_words(value, replace(GROWERS, prefix=sign)) == said


def test_nothing_loads_what_draws_before_a_picture_is_wanted() -> None:
    code = "import bot.wiring.slack, bot.wiring.local, bot.cli.app, sys, json; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert "bot.charts" in loaded
    assert not [name for name in loaded if re.match(r"matplotlib|PIL", name)]


@pytest.mark.parametrize("years", [0, 1, 3, 4, 5, 8, 20])
def test_a_pledge_of_any_length_is_drawn(years: int) -> None:
    days = tuple(date(2026 + years, 3, 1).replace(year=year) for year in (2026, 2026 + years))
    assert png_of(replace(GROWERS, points=tuple(Point(day, 12.0, "A") for day in days), pace=(), targets=()))
