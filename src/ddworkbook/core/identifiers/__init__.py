"""Numbers of organisations in registers: one file for each family, one function for all."""

from ddworkbook.core.identifiers.checked import CheckedIdentifier
from ddworkbook.core.identifiers.registry import SCHEMES, Scheme, check_identifier

__all__ = ["SCHEMES", "CheckedIdentifier", "Scheme", "check_identifier"]
