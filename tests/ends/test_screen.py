"""The terminal that the trials read: what of it is as it was."""

import pytest

from soaks.screen import Kind, Shown, pieces

ENTERED = b"\x1b[?1049h\x1b[?1000h\x1b[?1006h\x1b[?25l\x1b[?1004h\x1b[>25u\x1b[?2026$p\x1b[?2004h\x1b[?7l"
LEFT = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"


def test_a_program_that_leaves_its_screen_leaves_the_terminal_as_it_was() -> None:
    shown = Shown()
    shown.feed(b"$ foottimer\r\n" + ENTERED + b"\x1b[31mwork")
    assert (shown.alternate, shown.text().strip()) == (True, "work")
    shown.feed(LEFT + b"bye\r\n")
    assert shown.changed() == ()
    assert (shown.lines()[:2], shown.said()) == (["$ foottimer", "bye"], "$ foottimer\nbye\n")


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (b"\x1b[?1049l", "alternate screen is still on"),
        (b"\x1b[?1000l", "mouse is still on"),
        (b"\x1b[?2004l", "bracketed paste is still on"),
        (b"\x1b[?1004l", "focus reports is still on"),
        (b"\x1b[?25h", "cursor visible is off"),
        (b"\x1b[?7h", "line wrap is off"),
        (b"\x1b[<u", "the keyboard's protocol is still another"),
    ],
)
def test_what_is_not_put_back_is_told(missing: bytes, told: str) -> None:
    shown = Shown()
    shown.feed(ENTERED + LEFT.replace(missing, b""))
    assert shown.changed() == (told,)


def test_a_colour_that_goes_on_and_half_a_sequence_are_told() -> None:
    shown = Shown()
    shown.feed(b"\x1b[31mred \x1b[")
    assert shown.changed() == ("what is written next is coloured", "a sequence was cut off")
    shown.feed(b"0m")
    assert shown.changed() == ()


def test_sequences_are_read_whole_however_they_are_cut() -> None:
    written = ENTERED + "Fuß \x1b]2;5:00 left\x07\x1b[5;3Hhere".encode()
    whole, cut = Shown(), Shown()
    whole.feed(written)
    for byte in written:
        cut.feed(bytes([byte]))
    assert (cut.text(), cut.title, cut.modes) == (whole.text(), "5:00 left", whole.modes)
    assert cut.lines()[4] == "  here"


def test_pieces_tell_text_from_what_is_obeyed() -> None:
    kinds = [kind for kind, _ in pieces(b"a\x1b[1m\x1b]8;;x\x1b\\\x1bP1$r\x1b\\\x1b7\x07\x1b[1")]
    assert kinds == [Kind.TEXT, Kind.CSI, Kind.OSC, Kind.STRING, Kind.ESCAPE, Kind.CONTROL]


@pytest.mark.parametrize("cut", [b"\x1b[12\x18", b"\x1b]2;ti\x18", b"\x1b]2;ti\x1b[m", b"\x1b[3\x1b[m", b"\x1b\x1b[m"])
def test_a_sequence_that_is_cut_off_keeps_nothing_back(cut: bytes) -> None:
    shown = Shown()
    shown.feed(cut + b"on it goes")
    assert (shown.text().strip(), shown.cut, shown.changed()) == ("on it goes", 1, ())


def test_a_title_that_is_not_given_back_is_told() -> None:
    shown = Shown()
    shown.feed(b"\x1b[22;2t\x1b]2;Feet\x07")
    assert shown.changed() == ("the window has not got its title back",)
    shown.feed(b"\x1b[23;2t")
    assert shown.changed() == ()
