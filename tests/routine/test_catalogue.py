"""The catalogue: its file's format, its look-ups, and its links."""

# ruff: noqa: E501 -- a mistake stands whole beside its place

import pytest
from routine_help import CATALOGUE, CATALOGUE_PROBLEMS

from foottimer.routine.catalogue import Catalogue, is_catalogue, parse_catalogue
from foottimer.routine.model import Dose, Duty, Phase, Sides
from foottimer.routine.words import nearest

FULL = """
format = 1
[exercises.pogo]
name = "Pogo"
aliases = ["low hops"]
group = "plyo"
targets = ["calf"]
position = "standing"
kit = ["shoes"]
sides = "both"
duty = "time"
bpm = 120
doses = [
  { sets = 3, time = 10, rest = 30 },
  { sets = 5, time = 10, rest = 30, sides = "each" },
  { sets = 6, time = "12s", note = "higher" },
]
cues = ["Quiet feet"]
mistakes = ["Stiff knees"]
why = "Spring."
safety = "Soft floor."
next = "jump"
easier = "landing"
source = "practice"
contacts = { per_second = 2.0 }
instead = { shoes = "landing" }
[exercises.jump]
name = "Jump"
[exercises.landing]
name = "Landing"
phases = [["rise", 1], ["drop", 1.5]]
contacts = { per_rep = 1 }
"""


def test_every_key_of_an_exercise_is_read() -> None:
    catalogue, problems = parse_catalogue(FULL)
    pogo, _, landing = catalogue.exercises.values()
    assert problems == ()
    assert (pogo.id, pogo.name, pogo.aliases, pogo.group) == ("pogo", "Pogo", ("low hops",), "plyo")
    assert (pogo.targets, pogo.position, pogo.kit) == (("calf",), "standing", ("shoes",))
    assert (pogo.sides, pogo.duty, pogo.bpm, pogo.phases) == (Sides.BOTH, Duty.TIME, 120, ())
    assert pogo.doses == (
        Dose(3, 10_000, 30_000),
        Dose(5, 10_000, 30_000, Sides.EACH),
        Dose(6, 12_000, note="higher"),
    )
    assert (pogo.cues, pogo.mistakes, pogo.why) == (("Quiet feet",), ("Stiff knees",), "Spring.")
    assert (pogo.safety, pogo.next, pogo.easier, pogo.source) == ("Soft floor.", "jump", "landing", "practice")
    assert dict(pogo.instead) == {"shoes": "landing"}
    assert (pogo.contacts_per_rep, pogo.contacts_per_second) == (None, 2.0)
    assert (landing.contacts_per_rep, landing.contacts_per_second) == (1, None)
    assert landing.phases == (Phase("rise", 1000), Phase("drop", 1500))


def test_an_exercise_is_found_by_id_or_alias_in_any_case() -> None:
    catalogue, _ = parse_catalogue(FULL)
    assert [catalogue.get(name) for name in ("pogo", "low hops", "Low  HOPS")] == [catalogue.exercises["pogo"]] * 3
    assert catalogue.get("nothing") is None
    assert catalogue.ids() == ("pogo", "jump", "landing")


def test_a_near_miss_is_suggested() -> None:
    assert CATALOGUE_PROBLEMS == ()
    assert [CATALOGUE.suggest(name) for name in ("raize", "Heel Rise", "xyzzy")] == ["raise", "heel raise", None]


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("[exercises.a]\nname='A'", "format", 1),
        ("format = 2", "format", 1),
        ("format = 1\nexercises = 3", "exercises", 2),
        ("format = 1\n[exercises.a]\nname='A'\nnam='B'", "exercises.a.nam", 4),
        ("format = 1\n[exercises.a]\nname='A'\naliases=['b']\n[exercises.b]\nname='B'", "exercises.a.aliases[1]", 4),
        ("format = 1\n[exercises.a]\nname='A'\naliases=['X']\n[exercises.b]\nname='B'\naliases=['x']", "exercises.b.aliases[1]", 7),
        ("format = 1\n[exercises.a]\nname='A'\nduty='hold'\ndoses=[{sets=1,reps=1},{sets=1,hold=1},{sets=1,hold=1}]", "exercises.a.doses[1].reps", 5),
        ("format = ", "", 1),
    ],
)  # fmt: skip
def test_mistakes_in_a_catalogue_have_their_places(text: str, path: str, line: int) -> None:
    _, [problem] = parse_catalogue(text)
    assert (problem.path, problem.line) == (path, line)


LADDER = """
format = 1
[exercises.low]
name = "Low"
next = "mid"
[exercises.mid]
name = "Mid"
aliases = ["middle"]
next = "high"
easier = "low"
[exercises.high]
name = "High"
easier = "mid"
"""
BASE, BASE_PROBLEMS = parse_catalogue(LADDER)
OWN = "format = 1\n[exercises.{id_}]\nname = 'Mine'\n"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("doses=[{hold=1},{time=1},{hold=1}]", "x:4:18: exercises.me.doses[2].time: duty and doses of an exercise say the same: make this hold too"),
        ("duty='open'\ndoses=[{reps=1},{hold=1},{reps=1}]", "x:5:18: exercises.me.doses[2].hold: the exercise is open: its doses say in reps how many ground contacts"),
        (f"doses=[{{reps=1}},{{reps=1}},{{reps={10**23}}}]", "x:4:26: exercises.me.doses[3]: this dose takes more than 24 hours, the most allowed"),
        ("phases=[['a',3600]]\ndoses=[{reps=9},{reps=24},{reps=1}]", "x:5:17: exercises.me.doses[2]: this dose takes more than 24 hours, the most allowed"),
        ("doses=[{reps=1,sets=9999,rest=1},{reps=1},{reps=1}]", "x:4:8: exercises.me.doses[1]: this dose has more than 10,000 intervals, the most allowed: lower sets or rounds"),
    ],
)  # fmt: skip
def test_doses_that_do_not_agree_or_are_too_large_are_errors_at_their_places(keys: str, said: str) -> None:
    assert messages(OWN.format(id_="me") + keys) == [said]


def test_an_exercise_without_a_duty_has_that_of_its_doses() -> None:
    catalogue, problems = parse_catalogue(OWN.format(id_="me") + "doses=[{hold=30},{hold=40},{hold=50}]")
    assert (problems, catalogue.exercises["me"].duty) == ((), Duty.HOLD)


def messages(text: str, base: Catalogue | None = None) -> list[str]:
    """Return the problems of a catalogue, with place and path."""
    return [problem.show("x") for problem in parse_catalogue(text, base)[1]]


def test_links_that_lead_somewhere_are_fine() -> None:
    assert BASE_PROBLEMS == ()
    assert BASE.exercises["mid"].easier == "low"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("next = 'hihg'", "x:4:8: exercises.me.next: no exercise has the id 'hihg' (did you mean 'high'?)"),
        ("easier = 'zzz'", "x:4:10: exercises.me.easier: no exercise has the id 'zzz'"),
        ("easier = 'middle'", "x:4:10: exercises.me.easier: no exercise has the id 'middle' (did you mean 'mid'?)"),
        ("kit = ['box']\ninstead = { box = 'lo' }", "x:5:19: exercises.me.instead.box: no exercise has the id 'lo' (did you mean 'low'?)"),
        ("kit = ['box']\ninstead = { bx = 'low' }", "x:5:13: warning: exercises.me.instead.bx: instead names 'bx', which is not in kit (did you mean 'box'?): it does nothing"),
        ("instead = { step = 'zzz' }", "x:4:13: warning: exercises.me.instead.step: instead names 'step', which is not in kit: it does nothing"),
        ("next = 'me'", "x:4:8: exercises.me.next: these lead round in a circle: me -> me; leave one next out"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_at_its_place(line: str, said: str) -> None:
    assert messages(OWN.format(id_="me") + line, BASE) == [said]


@pytest.mark.parametrize("key", ["next", "easier"])
def test_a_ladder_that_leads_back_is_one_error_that_names_it(key: str) -> None:
    text = "format = 1\n" + "".join(
        f"[exercises.{id_}]\nname = 'X'\n{key} = '{to}'\n" for id_, to in ("ab", "bc", "cb", "dc")
    )
    [said] = messages(text)
    assert said.startswith(f"x:7:{len(key) + 4}: exercises.b.{key}: these lead round in a circle: b -> c -> b; ")


def test_a_ladder_may_not_lead_back_through_the_exercises_it_is_added_to() -> None:
    [said] = messages(OWN.format(id_="high") + "next = 'low'", BASE)
    assert "exercises.high.next: these lead round in a circle: high -> low -> mid -> high" in said


def test_a_long_loop_is_shown_by_its_beginning() -> None:
    text = "format = 1\n" + "".join(f"[exercises.e{n}]\nname = 'X'\nnext = 'e{(n + 1) % 9}'\n" for n in range(9))
    [said] = messages(text)
    assert "circle: e0 -> e1 -> e2 -> e3 -> e4 -> e5 -> e6 -> e7 -> ... -> e0; leave" in said


def test_near_misses_are_only_looked_for_among_the_first_thousand() -> None:
    text = "format = 1\n" + "".join(f"[exercises.e{n}]\nname = 'X'\n" for n in range(1001))
    assert "did you mean" in messages(text + "next = 'e9990'")[0]
    assert "did you mean" not in messages(text + "next = 'zzzzz'")[0]
    assert nearest("abcd", [*(str(n) for n in range(999)), "abce"]) == "abce"
    assert nearest("abcd", [*(str(n) for n in range(1000)), "abce"]) is None


def test_exercises_are_added_to_others_or_replace_them_whole() -> None:
    catalogue, problems = parse_catalogue(
        OWN.format(id_="mid") + "[exercises.top]\nname = 'Top'\neasier = 'high'", BASE
    )
    assert problems == ()
    assert catalogue.ids() == ("low", "mid", "high", "top")
    assert (catalogue.exercises["mid"].name, catalogue.exercises["mid"].next) == ("Mine", None)
    assert catalogue.get("middle") is None
    assert catalogue.get("low") is BASE.exercises["low"]


def test_an_alias_may_not_be_that_of_an_exercise_it_is_added_to() -> None:
    text = OWN.format(id_="me") + "aliases = ['Middle', 'low']"
    assert messages(text, BASE) == [
        "x:4:12: exercises.me.aliases[1]: 'Middle' already names mid",
        "x:4:22: exercises.me.aliases[2]: 'low' already names low",
    ]
    assert messages(OWN.format(id_="mid") + "aliases = ['middle']", BASE) == []


def test_a_wrong_kit_is_one_problem_beside_instead() -> None:
    assert messages(OWN.format(id_="me") + "kit = 3\ninstead = {}", BASE) == [
        'x:4:7: exercises.me.kit: must be an array of texts, as ["one", "two"], not 3'
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (FULL, True),
        ("[exercises]", True),
        ("name = 'x'\n[exercises]", False),
        ("[exercises]\n[[block]]", False),
        ("format = 1", False),
        ("[exercises", False),
    ],
)
def test_a_file_with_exercises_and_neither_name_nor_block_is_a_catalogue(text: str, is_one: bool) -> None:
    assert is_catalogue(text) is is_one
