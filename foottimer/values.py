"""Values, as `dataclasses` makes them, in a twentieth of the time that a start pays for it.

`dataclasses` imports `inspect`, which takes longer than starting Python does, and compiles six functions for every
class, of which there are hundreds. Here one is compiled, when the first value of a class is made. It is used as
`dataclasses` is: type checkers see nothing else, and its functions take these values as their own.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
    from typing import Any, TypeVar

    Made = TypeVar("Made")

_MISSING = object()
"""Stands for a default that there is none of."""


class _Field:
    """What is said of one field beyond its type."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(
        self,
        *,
        default: object = _MISSING,
        default_factory: object = _MISSING,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


def _dataclass(*, slots: bool, frozen: bool = False, eq: bool = True) -> Callable[[type[Made]], type[Made]]:
    """Make a class's annotations its fields; all of them have slots, and what has none is dataclasses' own."""
    if not slots:
        raise TypeError("a value has slots: dataclasses makes those that have none")
    return lambda cls: _made(cls, frozen, eq)


def _replace(value: Made, /, **changes: object) -> Made:
    """Return a value with other fields; raises TypeError for a name that is none of them."""
    fields = _fields_of(type(value))
    if not fields:  # one of dataclasses' own
        from dataclasses import replace

        return replace(value, **changes)  # type: ignore[type-var]
    kept = {name: getattr(value, name) for name, field in fields.items() if field.init}
    return type(value)(**{**kept, **changes})


def _fields_of(cls: type) -> dict[str, _Field]:
    fields: dict[str, _Field] = getattr(cls, "__fields__", {})
    return fields


def _made(cls: type[Made], frozen: bool, eq: bool) -> type[Made]:
    own = {name: _field(vars(cls).get(name, _MISSING)) for name in vars(cls).get("__annotations__", {})}
    fields = {**_fields_of(cls), **own}
    left_out = {*own, "__dict__", "__weakref__"}
    if frozen and vars(cls).get("__hash__", _MISSING) is None:  # which Python adds to a class that compares by itself
        left_out.add("__hash__")
    kept = {name: what for name, what in vars(cls).items() if name not in left_out}
    slots = tuple(name for name in own if name not in _fields_of(cls))
    body = {**_methods(fields, frozen, eq), **kept, "__slots__": slots, "__fields__": fields}
    kind: Any = type(cls)
    made: type[Made] = kind(cls.__name__, cls.__bases__, {**body, "__qualname__": cls.__qualname__})
    return made


def _field(stated: object) -> _Field:
    found = stated if isinstance(stated, _Field) else _Field(default=stated)
    if type(found.default).__hash__ is None:
        raise ValueError(f"{found.default!r} would be shared by all values: give a default_factory")
    return found


def _methods(fields: Mapping[str, _Field], frozen: bool, eq: bool) -> dict[str, Any]:
    """What a class has beyond what it says of itself."""
    shown = [name for name, field in fields.items() if field.repr]
    methods: dict[str, Any] = {
        "__init__": _first_init,
        "__repr__": lambda self: f"{type(self).__qualname__}({_stated(self, shown)})",
        "__getstate__": lambda self: [getattr(self, name) for name in fields],
        "__setstate__": _set_state,
        "__match_args__": tuple(name for name, field in fields.items() if field.init),
        "__dataclass_fields__": _Twin(),
    }
    if frozen:
        methods["__setattr__"] = methods["__delattr__"] = _refuse
    if eq:
        compared = [name for name, field in fields.items() if field.compare]
        compare = attrgetter(*compared) if compared else _nothing
        methods["__eq__"] = lambda self, other: (
            compare(self) == compare(other) if type(other) is type(self) else NotImplemented
        )
        methods["__hash__"] = (lambda self: hash(compare(self))) if frozen else None
    return methods


def _stated(value: object, names: list[str]) -> str:
    return ", ".join(f"{name}={getattr(value, name)!r}" for name in names)


def _first_init(self: object, *given: object, **named: object) -> None:
    """Compile what makes a value of this class from now on, and make the first."""
    cls = next(cls for cls in type(self).__mro__ if "__fields__" in vars(cls))
    init = _compiled(_fields_of(cls), post=hasattr(cls, "__post_init__"))
    cls.__init__ = init  # type: ignore[misc]
    init(self, *given, **named)


def _compiled(fields: Mapping[str, _Field], post: bool) -> Callable[..., None]:
    """Write out an `__init__`: a loop over the fields would take twice the time for every value there is."""
    taken, lines = ["self"], []
    for name, field in fields.items():
        made = f"fields[{name!r}].default_factory()"
        if field.default is _MISSING and field.default_factory is _MISSING:
            taken += [name] if field.init else []
            lines += [f"keep(self, {name!r}, {name})"] if field.init else []
        elif field.default is _MISSING:
            taken += [f"{name}=missing"] if field.init else []
            lines.append(f"keep(self, {name!r}, {f'{made} if {name} is missing else {name}' if field.init else made})")
        else:
            default = f"fields[{name!r}].default"
            taken += [f"{name}={default}"] if field.init else []
            lines.append(f"keep(self, {name!r}, {name if field.init else default})")
    lines += ["self.__post_init__()"] if post else []
    known: dict[str, Any] = {"fields": fields, "keep": object.__setattr__, "missing": _MISSING}
    exec(f"def __init__({', '.join(taken)}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102  our own names
    init: Callable[..., None] = known["__init__"]
    return init


def _refuse(self: object, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{name} of a {type(self).__name__} stays as it is")


def _nothing(_: object) -> tuple[object, ...]:
    """What a value without fields compares by."""
    return ()


def _set_state(self: object, state: list[object]) -> None:
    """Become a copy, also of one that was pickled."""
    for name, one in zip(_fields_of(type(self)), state, strict=True):
        object.__setattr__(self, name, one)


class _Twin:
    """The fields as the functions of `dataclasses` want them, made when one of these asks first."""

    def __get__(self, value: object, cls: type) -> object:
        """Return those of a class with the same fields that `dataclasses` made, which takes half a ms."""
        import dataclasses

        body: dict[str, Any] = {"__annotations__": {}}
        for name, one in _fields_of(cls).items():
            stated = {what: getattr(one, what) for what in _Field.__slots__}
            body[name] = dataclasses.field(**{what: is_ for what, is_ in stated.items() if is_ is not _MISSING})
            body["__annotations__"][name] = "object"
        fields: object = dataclasses.dataclass(type(cls.__name__, (), body)).__dataclass_fields__  # type: ignore[attr-defined]
        setattr(cls, "__dataclass_fields__", fields)  # noqa: B010  mypy knows no such attribute
        return fields


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace
