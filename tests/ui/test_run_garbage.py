"""What the start leaves behind is let go of when it is over."""

from __future__ import annotations

import gc
import weakref

from foottimer.ui.run import look_for_garbage


class Circle:
    """Garbage that only a look for garbage finds."""

    def __init__(self) -> None:
        self.itself = self


def test_the_garbage_of_a_start_does_not_stay() -> None:
    gc.disable()
    try:
        left = weakref.ref(Circle())
        assert left() is not None
        look_for_garbage()
        assert left() is None
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
