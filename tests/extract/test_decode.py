"""Bytes into characters."""

import codecs

import pytest

from tests.extract.read import capture
from twicetold.extract.decode import text_of

WORDS = "Café “Orval” – the fête began at 7€ a head."


@pytest.mark.parametrize(
    "body",
    [
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.encode(),
    ],
)
def test_marks_and_utf_8_are_read_without_a_note(body: bytes) -> None:
    assert text_of(capture(body)) == (WORDS, ())


def test_a_declared_charset_is_believed() -> None:
    html = '<meta charset="iso-8859-2"><p>Łódź i Kraków</p>'
    assert "Łódź" in text_of(capture(html.encode("iso-8859-2"), "text/html"))[0]


def test_the_media_type_is_believed_before_the_page() -> None:
    html = '<meta charset="koi8-r"><p>Привет</p>'.encode("cp1251")
    assert "Привет" in text_of(capture(html, "text/html; charset=windows-1251"))[0]


def test_western_bytes_without_a_declaration_are_read_and_marked() -> None:
    read, notes = text_of(capture(WORDS.encode("cp1252")))
    assert read == WORDS
    assert "not declared" in notes[0]


def test_other_scripts_without_a_declaration_are_guessed_and_marked() -> None:
    cyrillic = "Мост в городе закрыли в понедельник, сказал мэр. " * 20
    read, notes = text_of(capture(cyrillic.encode("cp1251")))
    assert read == cyrillic
    assert notes


def test_utf_16_without_a_mark_is_read_and_marked() -> None:
    read, notes = text_of(capture("The bridge was shut.".encode("utf-16-le")))
    assert read == "The bridge was shut."
    assert notes


def test_a_few_broken_bytes_in_utf_8_are_replaced_and_counted() -> None:
    read, notes = text_of(capture(("Café – fête. " * 30).encode() + b"\xff end"))
    assert read.count("\ufffd") == 1
    assert notes[0].startswith("1 places")


def test_an_unknown_or_binary_codec_name_is_passed_over() -> None:
    for name in ("no-such-charset", "base64", "utf-16"):
        html = f'<meta charset="{name}"><p>Café</p>'.encode()
        assert "Café" in text_of(capture(html, "text/html"))[0]


def test_no_lone_surrogate_survives() -> None:
    read, _ = text_of(capture(b"\xff\xfe" + b"\x3d\xd8" + "x".encode("utf-16-le")))
    assert read.encode("utf-8")
