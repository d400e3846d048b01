"""Make anew what authors of questionnaires read: the JSON Schemas and the tables of the manual.

Run it after a change to the tables of parts, types, functions or codes:
python packaging/author_files.py
"""

from __future__ import annotations

import json
from pathlib import Path

from ddworkbook.core.questionnaire_reader.json_schema import file_schemas
from ddworkbook.core.questionnaire_reader.manual_tables import fill_in

FOLDER = Path(__file__).resolve().parent.parent / "src" / "ddworkbook" / "questionnaires"


def author_files() -> dict[Path, str]:
    """Return the text of each file that is made, by its path."""
    manual = FOLDER / "AUTHORS.md"
    files = {manual: fill_in(manual.read_text(encoding="utf-8"))}
    for name, schema in file_schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        files[FOLDER / "schema" / name] = text
    return files


def main() -> None:
    """Write the files."""
    for path, text in author_files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
