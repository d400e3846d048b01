"""The words of XLSForm: sheets, columns with their aliases, types with their aliases.

Source: the XLSForm reference (xlsform.org) and pyxform 4.5 (aliases.py, constants.py).
"""

from __future__ import annotations

from collections.abc import Mapping

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
OWN_SHEET = "_ddworkbook"
OWN = "ddw::"
OWN_CHOICE = "ddw_"
# Sheets that ODK knows and that have no counterpart here.
OTHER_SHEETS = frozenset({"external_choices", "osm", "entities"})

SURVEY_COLUMNS = frozenset(
    {
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
        "relevant", "constraint", "constraint_message", "calculation", "choice_filter",
        "parameters", "disabled",
    }
)  # fmt: skip
TEXT_COLUMNS = frozenset(
    {"label", "hint", "guidance_hint", "required_message", "constraint_message"}
)
# Known columns without counterpart, and what to call their content.
LEFT_OUT_COLUMNS: Mapping[str, str] = {
    "appearance": "The appearance",
    "default": "The answer that stands there from the beginning",
    "read_only": "That it cannot be changed",
    "repeat_count": "The fixed number of rows",
    "trigger": "The question that triggers it",
    "image": "The picture",
    "big-image": "The large picture",
    "audio": "The sound",
    "video": "The film",
    "autoplay": "That it plays by itself",
    "rows": "The height of the field",
    "save_to": "The property of an entity",
    "intent": "The program that it opens",
}
SURVEY_ALIASES: Mapping[str, str] = {
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "readonly": "read_only",
    "read only": "read_only",
    "guidance hint": "guidance_hint",
    "constraint message": "constraint_message",
    "constraining message": "constraint_message",
    "constraining_message": "constraint_message",
    "required message": "required_message",
    "requiredmsg": "required_message",
    "choice filter": "choice_filter",
    "command": "type",
    "tag": "name",
    "value": "name",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "bind::constraint": "constraint",
    "bind::calculate": "calculation",
    "bind::readonly": "read_only",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
    "media::image": "image",
    "media::big-image": "big-image",
    "media::audio": "audio",
    "media::video": "video",
}
CHOICE_ALIASES: Mapping[str, str] = {
    "list name": "list_name",
    "caption": "label",
    "value": "name",
    "media::image": "image",
    "media::big-image": "big-image",
    "media::audio": "audio",
    "media::video": "video",
}
CHOICE_MEDIA = frozenset({"image", "big-image", "audio", "video"})
SETTING_ALIASES: Mapping[str, str] = {
    "title": "form_title",
    "set form title": "form_title",
    "id_string": "form_id",
    "set form id": "form_id",
    "form id": "form_id",
    "form title": "form_title",
    "default language": "default_language",
}
SETTING_COLUMNS = frozenset({"form_title", "form_id", "version", "default_language"})

TYPE_ALIASES: Mapping[str, str] = {
    "string": "text",
    "int": "integer",
    "photo": "image",
    "datetime": "dateTime",
    "date_time": "dateTime",
    "trigger": "acknowledge",
    "location": "geopoint",
    "gps": "geopoint",
    "begin_group": "begin group",
    "end_group": "end group",
    "begin_repeat": "begin repeat",
    "end_repeat": "end repeat",
    "begin_loop": "begin repeat",
    "end_loop": "end repeat",
    "begin loop": "begin repeat",
    "end loop": "end repeat",
    "device id": "deviceid",
    "phone number": "phonenumber",
    "phone_number": "phonenumber",
    "start time": "start",
    "end time": "end",
}
SELECTS: Mapping[str, str] = {
    "select_one": "select_one",
    "select one": "select_one",
    "select1": "select_one",
    "select one from": "select_one",
    "add select one prompt using": "select_one",
    "select_multiple": "select_multiple",
    "select multiple": "select_multiple",
    "select multiple from": "select_multiple",
    "select all that apply from": "select_multiple",
    "select all that apply": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "rank": "rank",
    "odk:rank": "rank",
}
FILE_SELECTS = (
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "select one external",
)
METADATA = frozenset(
    {
        "start", "end", "today", "deviceid", "username", "phonenumber", "simserial",
        "subscriberid", "email", "audit", "start-geopoint", "background-audio",
        "background-geopoint", "xml-external", "csv-external",
    }
)  # fmt: skip
AS_TEXT = frozenset({"time", "dateTime", "geopoint", "geotrace", "geoshape", "barcode"})
FILES = frozenset({"image", "audio", "video", "file"})
TRUE_WORDS = frozenset({"yes", "true", "true()", "1"})
FALSE_WORDS = frozenset({"", "no", "false", "false()", "0"})
