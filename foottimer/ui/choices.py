"""The app as the person chose it: what it looks like, and which keys it takes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import constants
from textual.app import App
from textual.filter import LineFilter

from foottimer.ui.guard import GUARD
from foottimer.ui.leaving import Leaving
from foottimer.ui.services import Services
from foottimer.ui.theme import DARK, OWN
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.settings.model import Settings
    from foottimer.settings.registry import Entry
    from foottimer.ui.keymap import Keymap


class Choosing(Leaving):
    """An app that follows the settings, at its start and whenever they change."""

    def __init__(self, services: Services) -> None:
        """Wear the theme that the settings name; the rest of them is read after the first frame."""
        super().__init__(no_color=_no_color())
        self.services = services
        """Files, store and clock."""
        self.chosen_keys: Mapping[str, str] = {}
        """The keys that differ from what is declared, by the id of their binding."""
        self._obeyed: Settings | None = None
        for theme in OWN.values():
            self.register_theme(theme)
        for name in [name for name, theme in self.available_themes.items() if theme.ansi]:
            self.unregister_theme(name)  # they have no colours of ours
        if self.no_color:
            from foottimer.ui.uncoloured import RULES

            self.stylesheet.add_source(RULES)
        # Without its watcher, which would have every style computed once more before the first frame.
        self.set_reactive(App.theme, self._prepared(services.theme_at_start()) or DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Have every row looked at before it is drawn: a terminal obeys nothing that comes from outside."""
        return [*super().get_line_filters(), GUARD]

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The themes to choose from, the app's own first."""
        return (*OWN, *sorted(self.available_themes.keys() - OWN.keys()))

    def search_themes(self) -> None:
        """Offer the themes in the palette."""
        self.search_commands([(name, partial(self.choose_theme, name)) for name in self.theme_names], "theme")

    def choose_theme(self, name: str) -> None:
        """Wear another theme, and write it down; where that can't be, wear it until the app is left."""
        from foottimer.settings.registry import ENTRIES

        if trouble := self.change_setting(ENTRIES["look.theme"], name):
            self.theme = self._prepared(name)
            self._warn(trouble)

    def change_setting(self, setting: Entry, stated: object) -> str:
        """Write what the file shall say for one setting, None to take it out; return why that can't be."""
        from foottimer.printing import safe
        from foottimer.settings.write import SettingsError

        try:
            self.services.change_setting(setting, stated)
        except SettingsError as error:
            return safe(str(error))
        self.follow_settings()
        return ""

    @property
    def settings(self) -> Settings:
        """What the person chose, read at the first call."""
        return self.services.settings(self._warn)

    def reread_settings(self) -> None:
        """Read the file again, and follow it."""
        self.services.read_settings_again()
        if self.services.settings_trouble:
            self._warn(self.services.settings_trouble)
        self.follow_settings()

    def follow_settings(self) -> None:
        """Look as the settings say; nothing is done where they are the same as before."""
        settings, before = self.settings, self._obeyed
        if settings == before:
            return
        self._obeyed = settings
        if before is None or settings.theme != before.theme:
            self._wear(settings.theme)
        if settings.keys != (before.keys if before else {}):
            self.run_worker(partial(self._find_keys, settings.keys), thread=True, group="keys")
        self.animation_level = "none" if settings.motion == "reduced" else constants.TEXTUAL_ANIMATIONS
        for screen in self.screen_stack:
            obey = getattr(screen, "obey", None)
            if obey is not None:
                obey(settings)

    def _wear(self, theme: str) -> None:
        if self._prepared(theme):
            self.theme = theme
        else:
            self._warn(f"theme: there is none called {theme!r}")

    def _find_keys(self, wishes: Mapping[str, str]) -> None:
        """Find in a thread which keys there are: every screen has to be imported for it."""
        from foottimer.ui.keymap import declared, keymap_of

        self.call_from_thread(self._take_keys, keymap_of(wishes, declared()))

    def _take_keys(self, found: Keymap) -> None:
        from foottimer.ui.widgets.keybar import KeyBar

        self.chosen_keys = found.keys
        self.set_keymap(dict(found.keys))
        for screen in self.screen_stack:
            screen.query(KeyBar).refresh()
        if found.wrong:
            self._warn("\n".join(found.wrong))

    def _prepared(self, name: str) -> str:
        """Return the name of a theme that can be worn now, with our inks in it; empty where there is none."""
        theme = self.available_themes.get(name)
        if theme is None:
            return ""
        if "kind-work" not in theme.variables:
            from foottimer.ui.inks import completed

            inks = completed(theme.to_color_system().generate() | theme.variables)
            self.register_theme(replace(theme, variables={**theme.variables, **inks}))
        return name

    def _warn(self, trouble: str) -> None:
        self.notify(trouble, title="Settings", severity="warning", markup=False)


def _no_color() -> bool:
    """Whether the environment asks for no colour; a variable that is empty does not, though Textual thinks so."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    return "NO_COLOR" in os.environ
