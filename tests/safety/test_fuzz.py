"""The targets of ``make fuzz``, for a moment and always with the same inputs."""

from __future__ import annotations

from pathlib import Path

import fuzz_targets
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SEEDS = Path(__file__).resolve().parents[2] / "fuzz" / "seeds"
FIXED = settings(
    derandomize=True, database=None, deadline=None, max_examples=150, suppress_health_check=list(HealthCheck)
)

NUMBERS = "0123456789一二三四五六七八九十百零〇两廿"
DAYS = [
    *(
        "年",
        "月",
        "日",
        "号",
        "时",
        "点",
        "分",
        "秒",
        "周",
        "星期",
        "上",
        "下",
        "本",
        "前",
        "后",
        "初",
        "底",
        "至",
        "到",
        "—",
    ),
    *(
        "今天",
        "昨晚",
        "凌晨",
        "下午",
        "世纪",
        "年代",
        "民國",
        "农历",
        "春节",
        "季度",
        "半",
        "多",
        "近",
        "过去",
        "以来",
        "每",
    ),
    *("北京时间", "美东时间", "当地时间", "（", "）", "：", "/", "-", "，", "。", "\n", " ", "将于", "原定", "推迟"),
]
TIMES = st.lists(st.one_of(st.sampled_from(DAYS), st.text(NUMBERS, max_size=4)), max_size=40).map("".join)
YAML = st.lists(
    st.sampled_from([*"-:?!&*|>[]{}'\"#%@,\n\t \\", "title", "date", "2021-11-13", "---\n", "<<", "!!"]), max_size=60
)
TAGS = [
    f"<{mark}{tag}>"
    for tag in ("p", "div", "a href=x", "li", "td", "table", "time", "script", "ruby", "rt")
    for mark in ("", "/")
]
MARKUP = st.lists(
    st.sampled_from([*TAGS, "<!--", "-->", "文。", "&#0;", "]]>", "<?", "\n\n", "**", "[", "](", "|", "# "]),
    max_size=60,
)
CELLS = st.lists(
    st.sampled_from(
        ['"', ",", "\n", "\r\n", ";", "\t", "文", "{", "}", '":', "[", "]", "null", "title", "text", "\x00"]
    ),
    max_size=60,
)
ROWS = st.lists(
    st.sampled_from(
        [
            *("E1", "E2", "E3", "M1", "M2", "hide", "retitle", "retime", "merge", "split", "anchor"),
            *('"', ",", " ", "\n", "\r", "/", "\x00", "=", "-", "2021-11", "-12", "T08:46", "Z", "+08:00"),
            *("0001", "9999-12-31", "action,event_id,value\n", "\x1b[31m", "<script>", "\u2028"),
        ]
    ),
    max_size=40,
).map(",".join)
WORDS = {"front_matter": YAML, "html": MARKUP, "tagger": TIMES, "csv_reader": CELLS, "corrections": ROWS}


@pytest.mark.parametrize("name", sorted(fuzz_targets.TARGETS))
def test_the_seeds(name: str) -> None:
    for path in sorted((SEEDS / name).iterdir()):
        fuzz_targets.TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", sorted(fuzz_targets.TARGETS))
def test_words_of_its_language(name: str) -> None:
    @FIXED
    @given(WORDS[name].map("".join))
    def run(text: str) -> None:
        fuzz_targets.TARGETS[name](text.encode())

    run()


@pytest.mark.parametrize("name", sorted(fuzz_targets.TARGETS))
def test_any_bytes(name: str) -> None:
    @FIXED
    @given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
    def run(data: bytes) -> None:
        fuzz_targets.TARGETS[name](data)

    run()


def test_a_span_of_no_length() -> None:
    fuzz_targets.tagger("近0年来".encode())


@pytest.mark.parametrize("text", ["3个季度零两个月", "1个世纪2年", "二十年3季度", f"{'9' * 400}年零1个月"])
def test_lengths_of_uncommon_units_added_up(text: str) -> None:
    fuzz_targets.tagger(text.encode())


def test_an_entry_of_a_feed_whose_elements_are_badly_nested() -> None:
    fuzz_targets.csv_reader(b"<item<description</description<description</title<item<title></description<")


@pytest.mark.parametrize(
    "row",
    [
        "retime,E1,2021-11-16/2021-11-15",
        "retime,E1,0001-01-01",
        "retime,E1,9999-12-31",
        "retime,E4,0001-01-01\nretime,E4,9999-12",
        f"retitle,E1,{'长' * 200_000}",
        'retitle,E1,"a\nb\u2028c\x1b[31m\x00=1+1"',
        "retitle,E1,-\ud800",
    ],
)
def test_corrections_that_are_odd(row: str) -> None:
    fuzz_targets.corrections(row.encode("utf-8", "surrogatepass"))
