"""The limits of the format: refused by arithmetic, before memory or time is spent."""

import pytest
from routine_help import CATALOGUE, HEAD, lines, read, routine_of, timeline_of

from foottimer.routine.limits import measure
from foottimer.routine.read import read_routine

WORK = "name='A'\nhold=1\n"


@pytest.mark.parametrize("number", [10_001, 1_000_000_000, 10**18, 10**400])
@pytest.mark.parametrize("key", ["sets", "rounds", "nested"])
def test_a_huge_number_of_sets_or_rounds_answers_at_once(key: str, number: int) -> None:
    written = number if number < 2**63 else hex(number)
    bodies = {
        "sets": f"[[block]]\nsets={written}\n{WORK}",
        "rounds": f"[[block]]\nrounds={written}\n[[block.block]]\n{WORK}",
        "nested": f"[[block]]\n[[block.block]]\nrounds={written}\n[[block.block.block]]\n{WORK}",
    }
    [found] = lines("[defaults]\nrest=0\ntransition=0\n" + bodies[key])
    place = {"sets": "5:6: error: block[1].sets", "rounds": "5:8: error: block[1].rounds"}
    assert found.startswith(place.get(key, "6:8: error: block[1].block[1].rounds"))
    assert "more than 10,000 intervals" in found or "24 hours" in found


def test_rounds_multiply_through_nested_circuits() -> None:
    body = "".join(f"[[{'.'.join(['block'] * depth)}]]\nrounds = 100000\n" for depth in range(1, 5))
    [found] = lines(body + "[[block.block.block.block.block]]\n" + WORK)
    assert found.startswith("8:10: error: block[1].block[1].block[1].block[1].rounds")


def test_a_limit_is_reported_beside_what_else_is_wrong() -> None:
    body = "[[block]]\nname='A'\n[[block]]\n[[block]]\nrounds=1000000000\n[[block.block]]\nname='B'\nhold='soon'\n"
    assert [line.split(": ")[:3:2] for line in lines("level=0\n" + body)] == [
        ["1:7", "level"],
        ["2:1", "block[1]"],
        ["4:1", "block[2]"],
        ["6:8", "block[3].rounds"],
        ["9:6", "block[3].block[1].hold"],
    ]
    inline = "block=[3, {block=[], rounds=0}, {rounds=4, block=[4]}, {name='A', hold=1, sets=1000000}]"
    assert [line.split(": ")[2] for line in lines(inline)] == [
        "block[1]",
        "block[2].block",
        "block[2].rounds",
        "block[3].block[1]",
        "block[4].sets",
    ]


def test_ten_thousand_intervals_are_allowed_and_one_more_is_not() -> None:
    head = "[defaults]\nget_ready=0\nrest=0\n[[block]]\nname='A'\ntime=1\nsets="
    assert len(timeline_of(head + "10000").intervals) == 10_000
    assert "10,000 intervals" in lines(head + "10001")[0]


def test_24_hours_are_allowed_and_a_millisecond_more_is_not() -> None:
    head = "[defaults]\nget_ready=0\n[[block]]\nname='A'\nhold="
    assert timeline_of(head + "'24h'").total == 86_400_000
    [found] = lines(head + "'23h'\nsets=2\nrest='1h'")
    assert found == "6:6: error: block[1].sets: the routine takes more than 24 hours, the most allowed"
    assert "24 hours" in lines(head + "86400\n[[block]]\nname='B'\nhold=0.001\n")[0]


def test_a_limit_passed_by_many_blocks_is_reported_at_the_one_that_passes_it() -> None:
    [problem] = read("[defaults]\ntransition=0\n" + "[[block]]\nname='A'\nhold='9h'\n" * 3).problems
    assert (problem.path, problem.line) == ("block[3].hold", 13)


def test_a_rest_block_beyond_the_limit_is_named_too() -> None:
    [problem] = read("[[block]]\nname='A'\nhold=1\n[[block]]\nrest='24h'\n[[block]]\nname='B'\nhold=1").problems
    assert (problem.path, problem.line) == ("block[3].hold", 10)
    body = "[defaults]\nget_ready=0\n[[block]]\nrounds=2\nround_rest=0\n[[block.block]]\nname='A'\nopen=true\n"
    [problem] = read(body + "[[block.block]]\nrest='24h'\n[[block.block]]\nname='B'\nhold=1").problems
    assert problem.path == "block[1].block[3].hold"


def test_a_number_of_reps_beyond_any_day_answers_at_once() -> None:
    [found] = lines(f"[[block]]\nname='A'\nreps={hex(10**500)}")
    assert found.startswith("3:6: error: block[1].reps: the routine takes more than 24 hours")


def test_a_file_over_1_mib_is_refused() -> None:
    body = HEAD + "[[block]]\nname='A'\nhold=1\n"
    fill = 2**20 - len(body)
    assert read_routine(body + "#" * fill, "x", CATALOGUE).problems == ()
    [problem] = read_routine(body + "#" * (fill + 1), "x", CATALOGUE).problems
    assert "1 MiB" in problem.message
    [wide] = read_routine(body + "#" + "é" * (fill // 2 + 1), "x", CATALOGUE).problems
    assert "1 MiB" in wide.message


def test_the_size_of_a_routine_that_ends_in_rests_leaves_them_out() -> None:
    body = (
        "[[block]]\nname='A'\nhold=1\n[[block]]\nrounds=50\nround_rest=3\n[[block.block]]\nrest=5\n[[block]]\nrest=6\n"
    )
    size = measure(routine_of(body))
    assert (size.count, size.ms) == (2, 11_000)
