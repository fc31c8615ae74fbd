"""Bytes to text."""

from __future__ import annotations

import pytest

from timeline.encoding import decode

SIMPLIFIED = "会谈于周二上午举行，双方就共同关心的问题交换了意见。会后没有发表声明，记者会改在次日。"
TRADITIONAL = "會談於週二上午舉行，雙方就共同關心的問題交換了意見。會後沒有發表聲明，記者會改在次日。"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_without_a_word(mark: bytes) -> None:
    found = decode(mark + SIMPLIFIED.encode())
    assert found is not None
    assert (found.text, found.problem) == (SIMPLIFIED, "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "gb18030"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "big5"), (SIMPLIFIED, "utf-16")],
)
def test_other_encodings_are_guessed_and_reported(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text
    assert "not UTF-8" in found.problem


def test_stray_control_characters_do_not_hide_the_encoding() -> None:
    found = decode("会\x03谈于周二上午举行。".encode("gb18030"))
    assert found is not None
    assert found.text == "会\x03谈于周二上午举行。"


def test_a_page_may_declare_its_encoding() -> None:
    found = decode('<meta charset="gb2312"><p>会谈</p>'.encode("gb18030"))
    assert found is not None
    assert "会谈" in found.text
    assert "gb2312" in found.problem


def test_a_false_declaration_is_not_believed() -> None:
    found = decode(b'<meta charset="no-such-encoding">' + SIMPLIFIED.encode("gb18030"))
    assert found is not None
    assert SIMPLIFIED in found.text


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    found = decode((SIMPLIFIED * 10).encode() + b"\xff")
    assert found is not None
    assert found.text.startswith(SIMPLIFIED)
    assert "1 undecodable" in found.problem


def test_pictures_are_no_text() -> None:
    assert decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\xff\xfe" * 20) is None
