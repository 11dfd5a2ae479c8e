"""What two readings of nearly the same text have in common, as the same objects."""

from __future__ import annotations


def share(new: dict[str, object], old: dict[str, object]) -> None:
    """Put in place of blocks and exercises of new data those of old data that say exactly the same."""
    if "exercises" in new and _same(new["exercises"], old.get("exercises")):
        new["exercises"] = old["exercises"]
    _share_blocks(new, old)


def _share_blocks(new: dict[str, object], old: dict[str, object]) -> None:
    ours, theirs = new.get("block"), old.get("block")
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return
    most = min(len(ours), len(theirs))
    begin = 0
    while begin < most and _same(ours[begin], theirs[begin]):
        ours[begin] = theirs[begin]
        begin += 1
    end = 0
    while end < most - begin and _same(ours[-1 - end], theirs[-1 - end]):
        ours[-1 - end] = theirs[-1 - end]
        end += 1
    if len(ours) != len(theirs):
        return
    for place in range(begin, len(ours) - end):
        if _same(ours[place], theirs[place]):
            ours[place] = theirs[place]
        elif isinstance(ours[place], dict) and isinstance(theirs[place], dict):
            _share_blocks(ours[place], theirs[place])


def _same(one: object, other: object) -> bool:
    """Whether two pieces of data are written the same: 1, 1.0 and true are not, nor are keys in another order."""
    return one is other or (one == other and repr(one) == repr(other))
