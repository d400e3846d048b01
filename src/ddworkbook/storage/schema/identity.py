"""The two numbers in the header of the file that say what it is."""

from __future__ import annotations

# "DDWB" as a big-endian number; it stands in bytes 68 to 71 of the file.
# Source: SQLite file format, section 1.3.14.
APPLICATION_ID = 0x44445742

# The newest format that this program writes; it stands in `user_version`.
FORMAT_VERSION = 1
