"""Timelines that were run, as a store and a file keep them: a text, and an id that is made from it. Pure."""

from __future__ import annotations

import json
from uuid import NAMESPACE_OID, uuid5

from foottimer.routine.timeline import Timeline, timeline_to_json


def body_of(timeline: Timeline) -> str:
    """The text that is kept of a timeline."""
    return text_of(timeline_to_json(timeline))


def text_of(timeline: object) -> str:
    """The text that is kept of what `timeline_to_json` gives; ValueError for what is in no JSON."""
    return json.dumps(timeline, separators=(",", ":"), allow_nan=False)


def id_of(body: str) -> str:
    """The id of a kept text: the same timeline has the same one everywhere."""
    return str(uuid5(NAMESPACE_OID, body))
