"""The command line: what was asked, and which module does it."""

from __future__ import annotations

import sys

from foottimer import __version__

TYPE_CHECKING = False
"""What `typing` calls so; importing that alone would double the time that --version takes."""
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

COMMANDS = (
    *("run", "resume", "today", "list", "show", "check", "new", "edit", "add", "diff"),
    *("exercises", "figure", "glossary", "history", "log", "streak", "why", "stats", "pause"),
    *("plan", "levels", "checkin"),
    *("export", "import", "backup", "restore"),
    *("cues", "render", "config", "schema", "where", "doctor", "about"),
)
"""Every command, as the help lists them."""

_MODULES = {"": "app", "list": "listing", "import": "imports"}
"""The modules of commands that are not called as their command is."""

HELP = """\
foottimer: follow a guided foot-strength or mobility routine in the terminal

  foottimer                        choose a routine and follow it
  foottimer run NAME|FILE...       follow these, one after another
  foottimer resume [ID]            go on with a session that was interrupted
  foottimer today                  what is for today, how long it takes, and why
  foottimer list                   which routines there are, with minutes and level
  foottimer show NAME|FILE         what a routine asks for, block by block
  foottimer check FILE...          what is wrong with a file of a routine or a plan
  foottimer new NAME               a routine of your own to change; a plan by --plan
  foottimer edit NAME|FILE         change a routine or a plan in the app
  foottimer add FILE...            take in a routine that somebody sent you
  foottimer diff NAME [NAME]       what changed from one routine to another
  foottimer exercises [ID]         which exercises there are, or one of them in full
  foottimer figure ID              how an exercise moves, drawn
  foottimer glossary [WORD]        the words of the field, in plain sentences
  foottimer history [ID]           what you have done, newest first; one session in full
  foottimer log NAME DAY           write down what you did without foottimer's clock
  foottimer streak                 this week and the weeks in a row, on one line
  foottimer why                    why your streak ended, or what carries it
  foottimer stats                  what your training comes to, week by week
  foottimer pause [FROM [TO]]      paused days, for an injury or a holiday
  foottimer plan                   a plan of some weeks: begin, follow, swap, pause it
  foottimer levels [SERIES]        which level you are at, why, and what is missing
  foottimer checkin [run]          what was measured, left against right; or do it now
  foottimer export csv|json        all of it, for a spreadsheet or another machine
  foottimer import FILE            take in what export json wrote; --dry-run says how
  foottimer backup [FILE]          all that is yours in one file; --list shows them
  foottimer restore [FILE|DATE]    mend a damaged history, or go back to a backup
  foottimer cues [KIND]            play and name every cue; what can be heard here
  foottimer render NAME OUT.wav    a whole routine as one audio track, for a phone
  foottimer config                 your settings; config set KEY VALUE changes one
  foottimer schema                 a JSON Schema of routines or plans, for editors
  foottimer where                  where your routines, plans, history, settings are
  foottimer doctor                 whether all is well, and how to mend what is not
  foottimer about                  what this is, and where its numbers come from

A NAME is a routine's id, or a series (then the level you are at). A FILE ends in
.toml or has a slash in it. Each command has more to say: foottimer run --help

Some ways to use it:

  foottimer run desk-break                  three minutes, in your socks
  foottimer run foot-activation desk-break  a second routine right after the first
  foottimer run desk-break --plain          line by line: screen readers, pipes, logs
  foottimer run mine.toml --speed 20        a quick rehearsal, which is not saved
  foottimer list --without step,rope        what can be done without; --silent too
  foottimer list --json | jq                so have show, exercises, history, streak

Exit status: 0 finished; 1 a problem, such as a routine that does not load; 2 a
command line that means nothing, or the app without a terminal; 3 you ended the
session early; 130 ctrl+c, and in general 128 + n when signal n ended it. Of diff:
0 the same, 1 not the same, 2 there is no telling. Of streak --check: 0 today is
done, 4 not yet.

FOOTTIMER_HOME=FOLDER keeps everything in that folder. NO_COLOR=1 takes colour away.

This is training help, not medical advice. New or growing pain? See a physio or doctor.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask (None: those of the process) and return the exit status."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments in (["--version"], ["-V"]):
        print(f"foottimer {__version__}")
        return 0
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return 130


def entry() -> NoReturn:
    """Run as a program: print whatever the terminal's encoding is, and stay quiet when nobody reads on."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = main()
    except OSError as error:
        status = _broke_down(error) if error.filename is not None else _output_failed(error)
    except Exception as error:
        status = _broke_down(error)
    status = _written_out(status)
    if status > 128:
        import os

        os._exit(status)  # a thread that waits for what is gone, such as the terminal, holds nothing up
    sys.exit(status)


def _dispatch(arguments: list[str]) -> int:
    from foottimer.commands import CommandError

    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name == "help" and rest:
        name, rest = rest[0], ["--help"]
    if name in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    try:
        return _command(name, rest)
    except CommandError as error:
        print(f"foottimer: {error}", file=sys.stderr)
        return error.status
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else 2


def _command(name: str, rest: list[str]) -> int:
    """Load the one module that is wanted."""
    from importlib import import_module

    if name and name not in COMMANDS:
        return _unknown(name)
    module = import_module(f"foottimer.commands.{_MODULES.get(name, name)}")
    return int(module.run(rest))


def _unknown(name: str) -> int:
    from difflib import get_close_matches

    from foottimer.printing import safe

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean {near[0]}?" if near else "foottimer --help lists them; a routine is started with run NAME"
    print(f"foottimer: there is no command {safe(name)}: {hint}", file=sys.stderr)
    return 2


def _written_out(status: int) -> int:
    """Write what is still to be written; return the status, which that changes only where all was well so far."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            failed = _output_failed(error)
            status = status or failed
    return status


def _output_failed(error: OSError) -> int:
    """Give up on the outputs that fail, which the interpreter would flush at its end and report once more."""
    import os

    if not isinstance(error, BrokenPipeError):
        try:
            print(f"foottimer: cannot write the output: {error.strerror}", file=sys.stderr, flush=True)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 128 + 13 if isinstance(error, BrokenPipeError) else 1


def _broke_down(error: Exception) -> int:
    """Say what foottimer did wrong, in a few lines, and where all of it is."""
    from foottimer import paths
    from foottimer.rescue.breakdown import keep, told
    from foottimer.session.clock import SystemClock

    kept = keep(error, paths.crashes_folder(), SystemClock().wall())
    try:
        print("\n".join(told(error, kept)), file=sys.stderr, flush=True)
    except OSError as gone:
        _output_failed(gone)
    return 1
