"""The expression language of questionnaires: a written subset of XLSForm's, parsed once, never eval'd."""

from ddworkbook.core.expression.tree import Expression

__all__ = ["Expression"]
