"""Which package has a program, on which system."""

import pytest

from foottimer.cue.packages import advice, package_for

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "NAME='Fedora Linux'\nID=fedora\n"
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
ARCH = "ID=arch\n"
MANJARO = "ID=manjaro\nID_LIKE=arch\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'
ALPINE = "ID=alpine\n"
NIXOS = "ID=nixos\nLOGO=arch\n"


@pytest.mark.parametrize(
    ("system", "paplay", "notify_send"),
    [
        (DEBIAN, "pulseaudio-utils", "libnotify-bin"),
        (MINT, "pulseaudio-utils", "libnotify-bin"),
        (FEDORA, "pulseaudio-utils", "libnotify"),
        (ROCKY, "pulseaudio-utils", "libnotify"),
        (ARCH, "libpulse", "libnotify"),
        (MANJARO, "libpulse", "libnotify"),
        (TUMBLEWEED, "pulseaudio-utils", "libnotify-tools"),
        (ALPINE, "pulseaudio-utils", "libnotify"),
        (NIXOS, None, None),
        ("", None, None),
        ("no key=\n=\nID\n", None, None),
    ],
)
def test_every_family_has_its_own_names(system: str, paplay: str | None, notify_send: str | None) -> None:
    assert package_for("paplay", system, "linux") == paplay
    assert package_for("notify-send", system, "linux") == notify_send


@pytest.mark.parametrize(
    ("program", "system", "said"),
    [
        ("espeak-ng", DEBIAN, "install espeak-ng (apt install espeak-ng)"),
        ("pw-play", ARCH, "install pw-play (pacman -S pipewire-audio)"),
        ("spd-say", FEDORA, "install spd-say (dnf install speech-dispatcher-utils)"),
        ("aplay", TUMBLEWEED, "install aplay (zypper install alsa-utils)"),
        ("aplay", ALPINE, "install aplay (apk add alsa-utils)"),
        ("espeak", ALPINE, "install espeak"),
        ("espeak-ng", NIXOS, "install espeak-ng"),
        ("anything", DEBIAN, "install anything"),
    ],
)
def test_advice_names_the_command_where_it_is_known(program: str, system: str, said: str) -> None:
    assert advice(program, system, "linux") == said


@pytest.mark.parametrize("platform", ["darwin", "win32", "freebsd14"])
def test_other_systems_have_no_package(platform: str) -> None:
    assert package_for("espeak-ng", DEBIAN, platform) is None
    assert advice("espeak-ng", DEBIAN, platform) == "install espeak-ng"
