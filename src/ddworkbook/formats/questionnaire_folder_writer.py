"""A questionnaire as a folder of YAML files, which reads back as the same edition.

Not here: writing the files to a disk (see usecases).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import yaml

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader.writing import head_tree, section_tree
from ddworkbook.core.translation import Translation
from ddworkbook.formats.questionnaire_folder import HEAD, SECTIONS, TRANSLATIONS

_WIDTH = 100
_MAX_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# Texts that some reader of YAML would take for a number, a date, a truth value or nothing.
_SOMETHING_ELSE = re.compile(
    r"|~|=|<<|[-+.]*[0-9].*|[-+]?\.(inf|nan)|true|false|null|yes|no|on|off|y|n", re.IGNORECASE
)
# Keys of the head that are long stand below the list of sections.
_LAST = ("decisions", "sources")

# The C emitter is several times faster; wheels of PyYAML carry it, some distributions do not.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def folder_files(
    questionnaire: Questionnaire,
    translations: Sequence[Translation] = (),
    section_files: Sequence[str] = (),
) -> dict[str, bytes]:
    """Return the files of the folder, by their path in it.

    `section_files` are the names of the section files, without .yaml, where they have names.
    """
    names = section_files or _section_names([section.title for section in questionnaire.sections])
    head = head_tree(questionnaire)
    last = {key: head.pop(key) for key in _LAST if key in head}
    files = {HEAD: _yaml({**head, "sections": list(names), **last})}
    for name, section in zip(names, questionnaire.sections, strict=True):
        files[f"{SECTIONS}/{name}.yaml"] = _yaml(section_tree(section))
    for translation in translations:
        texts: dict[str, JsonValue] = {
            key: {"of": said.of, "text": said.text} for key, said in translation.texts.items()
        }
        tree: dict[str, JsonValue] = {"language": translation.language, "texts": texts}
        files[f"{TRANSLATIONS}/{translation.language}.yaml"] = _yaml(tree)
    return files


def _section_names(titles: list[str]) -> tuple[str, ...]:
    """Return a file name for each section: its number and what fits of its title."""
    digits = max(2, len(str(len(titles))))
    return tuple(
        f"{number:0{digits}}-{_slug(title)}".rstrip("-")
        for number, title in enumerate(titles, start=1)
    )


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_NAMES.sub("-", plain.lower()).strip("-")[:_MAX_NAME].strip("-")


def _yaml(tree: Mapping[str, JsonValue]) -> bytes:
    """Return a tree as YAML. Every value is written out: the reader refuses anchors."""
    text: str = yaml.emit(_document(tree), Dumper=_DUMPER, allow_unicode=True, width=_WIDTH)
    return text.encode("utf-8")


def _document(tree: Mapping[str, JsonValue]) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(tree)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events(value: JsonValue) -> Iterator[yaml.Event]:
    """Give the events of a value; the emitter quotes what could not stand as it is."""
    if isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=False)
        for key, inner in value.items():
            yield _scalar(key)
            yield from _events(inner)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list | tuple):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=False)
        for inner in value:
            yield from _events(inner)
        yield yaml.SequenceEndEvent()
    elif isinstance(value, str):
        yield _scalar(value)
    else:
        word = "null" if value is None else str(value).lower()
        yield yaml.ScalarEvent(None, None, (True, True), word)


def _scalar(text: str) -> yaml.Event:
    quoted = _SOMETHING_ELSE.fullmatch(text) is not None
    return yaml.ScalarEvent(None, None, (True, True), text, style="'" if quoted else None)
