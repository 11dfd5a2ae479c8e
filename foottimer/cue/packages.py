"""Which package of this system has a program that is missing; pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INSTALLERS: Mapping[str, str] = MappingProxyType(
    {
        "debian": "apt install",
        "fedora": "dnf install",
        "arch": "pacman -S",
        "suse": "zypper install",
        "alpine": "apk add",
    }
)
"""The families of systems whose packages are known, by an ID of their os-release file, and what installs them."""

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {**{name: name for name in INSTALLERS}, "ubuntu": "debian", "rhel": "fedora", "opensuse": "suse"}
)
_PACKAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "pw-play": {
            "debian": "pipewire-bin",
            "fedora": "pipewire-utils",
            "arch": "pipewire-audio",
        },
        "paplay": {
            "debian": "pulseaudio-utils",
            "fedora": "pulseaudio-utils",
            "arch": "libpulse",
            "suse": "pulseaudio-utils",
            "alpine": "pulseaudio-utils",
        },
        "aplay": dict.fromkeys(INSTALLERS, "alsa-utils"),
        "espeak-ng": dict.fromkeys(INSTALLERS, "espeak-ng"),
        "espeak": {"debian": "espeak"},
        "spd-say": {
            "debian": "speech-dispatcher",
            "fedora": "speech-dispatcher-utils",
            "arch": "speech-dispatcher",
            "suse": "speech-dispatcher",
        },
        "notify-send": {
            "debian": "libnotify-bin",
            "fedora": "libnotify",
            "arch": "libnotify",
            "suse": "libnotify-tools",
            "alpine": "libnotify",
        },
    }
)
"""The package of a program in each family; none where it is not known for sure."""


def package_for(program: str, os_release_text: str, platform: str) -> str | None:
    """Return the package that has a program on the system that this os-release file describes.

    None where it is not known, and on macOS and Windows, which have what they need built in.
    """
    family = family_of(os_release_text, platform)
    return _PACKAGES.get(program, {}).get(family) if family else None


def advice(program: str, os_release_text: str, platform: str) -> str:
    """Return what to do about a missing program: "install espeak-ng (apt install espeak-ng)".

    The program's name alone on a system that is not known.
    """
    package = package_for(program, os_release_text, platform)
    if package is None:
        return f"install {program}"
    return f"install {program} ({INSTALLERS[family_of(os_release_text, platform)]} {package})"


def family_of(os_release_text: str, platform: str) -> str:
    """Return the family of a system, one of `INSTALLERS`; empty where it is not known."""
    if platform != "linux":
        return ""
    stated = dict(line.split("=", 1) for line in os_release_text.splitlines() if "=" in line)
    names = f"{stated.get('ID', '')} {stated.get('ID_LIKE', '')}".replace('"', "").replace("'", "").lower().split()
    return next((_FAMILIES[name] for name in names if name in _FAMILIES), "")
