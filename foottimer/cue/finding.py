"""The programs of this machine that are started, and what they are told of their surroundings."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping

_NEEDED = re.compile(
    # who it is for, where its files are, in which language and zone
    r"HOME|USER|LOGNAME|PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|XDG_[A-Z_]+"
    # the desktop, the sound server, the speech service
    r"|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|DBUS_SYSTEM_BUS_ADDRESS|DESKTOP_SESSION"
    r"|(?:PULSE|PIPEWIRE|ALSA|JACK|SPEECHD|ESPEAK|SPA)_[A-Z0-9_]+|AUDIODEV"
    # how this system loads a program at all
    r"|LD_[A-Z_]+|DYLD_[A-Z_]+|NIX_[A-Z_]+|PREFIX|ANDROID_[A-Z_]+|__CF_USER_TEXT_ENCODING"
    # the same of Windows
    r"|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|PSMODULEPATH|TEMP|TMP|USERPROFILE|USERNAME|USERDOMAIN"
    r"|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|COMMONPROGRAMFILES(?:\(X86\))?"
    r"|PROCESSOR_ARCHITECTURE|NUMBER_OF_PROCESSORS|OS",
)


def where_is(name: str) -> str | None:
    """Return where a program is; None for one that is only in the folder one happens to be in.

    That folder may be a stranger's, and on the PATH by a dot or an empty entry of it.
    """
    found = shutil.which(name)
    if found is None or os.path.isabs(found):
        return found
    firm = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if os.path.isabs(folder)]
    found = shutil.which(name, path=os.pathsep.join(firm))
    return found if found is not None and os.path.isabs(found) else None


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what of an environment a program gets that plays, speaks or notifies: nothing it need not have.

    What else is there, as passwords and tokens of other programs, is none of its business.
    """
    return {name: value for name, value in environment.items() if _NEEDED.fullmatch(name.upper())}
