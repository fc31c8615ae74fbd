"""Text from articles and file names on a terminal."""

from __future__ import annotations

import pytest

from timeline.terminal import plain, plain_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("11月16日 会晤", "11月16日 会晤"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP+q544e\x1b\\rest", "rest"),
        ("\x1b(0lines", "lines"),
        ("a\x9b31mb", "a 31mb"),
        ("a\r\nb\x07", "a b"),
        ("abc\u202edef", "abc def"),
        ("ends with \x1b", "ends with"),
    ],
)
def test_nothing_is_left_that_a_terminal_obeys(text, shown):
    assert plain(text) == shown


def test_lines_and_indentation_stay():
    assert plain_lines("16日\n  rule: \x1b[1mday\x1b[0m\n\n  end") == "16日\n  rule: day\n\n  end"
