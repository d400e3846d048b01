"""ddw questionnaire import and export: forms of ODK and Kobo."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import verb
from ddworkbook.cli.output import say, say_json
from ddworkbook.usecases.questionnaire_exchange import (
    export_xlsform,
    import_xlsform,
    questionnaire_to_export,
)


def add_import(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb that imports a form."""
    parser = verb(
        verbs,
        "import",
        "write an XLSForm (.xlsx of ODK or Kobo) as a questionnaire folder",
        _import,
        file=False,
        reads=True,
    )
    parser.add_argument("form", type=Path, metavar="FORM.xlsx")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")


def add_xlsform_option(export: argparse.ArgumentParser) -> None:
    """Let the export write an XLSForm."""
    export.add_argument(
        "--xlsform",
        action="store_true",
        help="write a form for ODK and Kobo; CODE may be a questionnaire folder",
    )


def export_as_xlsform(args: argparse.Namespace) -> int:
    """Write a shipped questionnaire, or one in a folder, as an XLSForm."""
    questionnaire, translations = questionnaire_to_export(args.questionnaire)
    say(f"Wrote {export_xlsform(questionnaire, args.to, translations)}.")
    return 0


def _import(args: argparse.Namespace) -> int:
    imported = import_xlsform(args.form, args.to)
    if args.json:
        say_json(imported)
        return 0
    for notice in imported.notices:
        say(notice.sentence)
    languages = ", ".join(imported.languages)
    say(f"Wrote {imported.questions} questions ({languages}) to {imported.folder}.")
    return 0
