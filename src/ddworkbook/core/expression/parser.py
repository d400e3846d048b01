"""Text to tree, by recursive descent; limits keep hostile text from exhausting the stack.

Binding, from loose to tight: or · and · comparison (not chained) · + - · * div mod · minus sign.
Not here: cutting text into tokens (tokens.py).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches

from ddworkbook.core.expression.fault import ExpressionError
from ddworkbook.core.expression.functions import FUNCTIONS, Function
from ddworkbook.core.expression.tokens import Token, TokenKind, tokens_of
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Attribute,
    Call,
    Comparison,
    Expression,
    Itself,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
)

# Together these keep a tree under 250 nodes high, far from the interpreter's limit.
MAX_NESTING = 20
MAX_SUMS = 100

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})


def parse_expression(text: str, *, attributes: bool = False) -> Expression:
    """Return the expression that a text stands for.

    With `attributes`, as in choice filters, a bare name is an attribute of the choice.
    Raises: ExpressionError with position, what is wrong and how to repair it.
    """
    return Expression(text, _Parser(tokens_of(text), attributes).whole())


class _Parser:
    """One pass over the tokens of one expression."""

    def __init__(self, tokens: tuple[Token, ...], attributes: bool) -> None:
        self._tokens = tokens
        self._attributes = attributes
        self._at = 0
        self._nesting = 0
        self._sums = 0

    def whole(self) -> Node:
        """Return the tree of all tokens."""
        tree = self._either()
        if self._now.kind is not TokenKind.END:
            raise self._unexpected("Join conditions with 'and' or 'or', or remove it.")
        return tree

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._now
        self._at += 1
        return token

    def _is(self, kind: TokenKind, *texts: str) -> bool:
        return self._now.kind is kind and self._now.text in texts

    def _either(self) -> Node:
        return self._logic("or", self._both)

    def _both(self) -> Node:
        return self._logic("and", self._comparison)

    def _logic(self, operator: str, operand: Callable[[], Node]) -> Node:
        operands = [operand()]
        while self._is(TokenKind.NAME, operator):
            self._next()
            operands.append(operand())
        return operands[0] if len(operands) == 1 else Logic(operator, tuple(operands))

    def _comparison(self) -> Node:
        left = self._sum()
        if not self._is(TokenKind.SYMBOL, *_COMPARISONS):
            return left
        found = Comparison(self._next().text, left, self._sum())
        if self._is(TokenKind.SYMBOL, *_COMPARISONS):
            raise self._unexpected("Write two comparisons joined with 'and'.")
        return found

    def _sum(self) -> Node:
        left = self._product()
        while self._is(TokenKind.SYMBOL, "+", "-"):
            left = Arithmetic(self._operator(), left, self._product())
        return left

    def _product(self) -> Node:
        left = self._signed()
        while self._is(TokenKind.SYMBOL, "*") or self._is(TokenKind.NAME, "div", "mod"):
            left = Arithmetic(self._operator(), left, self._signed())
        return left

    def _operator(self) -> str:
        self._sums += 1
        if self._sums > MAX_SUMS:
            raise ExpressionError(
                self._now.position,
                f"The rule has more than {MAX_SUMS} sums in it.",
                "Split it into calculated questions.",
            )
        return self._next().text

    def _signed(self) -> Node:
        if not self._is(TokenKind.SYMBOL, "-"):
            return self._single()
        self._next()
        return Negation(self._deeper(self._signed))

    def _single(self) -> Node:
        token = self._now
        if token.kind is TokenKind.NUMBER:
            return Number(Decimal(self._next().text))
        if token.kind is TokenKind.TEXT:
            return Text(self._next().text)
        if token.kind is TokenKind.REFERENCE:
            code, _, column = self._next().text.partition(".")
            return Reference(code, column)
        if self._is(TokenKind.SYMBOL, "."):
            self._next()
            return Itself()
        if self._is(TokenKind.SYMBOL, "("):
            self._next()
            inner = self._deeper(self._either)
            self._close()
            return inner
        if token.kind is TokenKind.NAME and token.text not in {"and", "or", "div", "mod"}:
            return self._call()
        raise self._unexpected("Put a code, a number, a text or a function here.")

    def _call(self) -> Node:
        name = self._next()
        if not self._is(TokenKind.SYMBOL, "("):
            if self._attributes:
                return Attribute(name.text)
            raise ExpressionError(
                name.position,
                f"{name.text!r} stands alone.",
                "Put text in single quotation marks, codes in ${ }, and ( ) after a function.",
            )
        function = FUNCTIONS.get(name.text)
        if function is None:
            raise _unknown_function(name)
        self._next()
        if name.text == "position" and self._is(TokenKind.SYMBOL, ".."):
            # XLSForm writes position(..); it says nothing that position() does not.
            self._next()
        arguments = self._arguments()
        self._close()
        if not function.fewest <= len(arguments) <= function.most:
            raise ExpressionError(
                name.position,
                f"{name.text}() has {len(arguments)} argument(s).",
                f"Give it {_how_many(function)}.",
            )
        return Call(name.text, arguments)

    def _arguments(self) -> tuple[Node, ...]:
        if self._is(TokenKind.SYMBOL, ")"):
            return ()
        arguments = [self._deeper(self._either)]
        while self._is(TokenKind.SYMBOL, ","):
            self._next()
            arguments.append(self._deeper(self._either))
        return tuple(arguments)

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise ExpressionError(
                self._now.position,
                f"The rule is nested more than {MAX_NESTING} deep.",
                "Split it into calculated questions.",
            )
        found = read()
        self._nesting -= 1
        return found

    def _close(self) -> None:
        if not self._is(TokenKind.SYMBOL, ")"):
            raise self._unexpected("Close the bracket with ).")
        self._next()

    def _unexpected(self, repair: str) -> ExpressionError:
        token = self._now
        if token.kind is TokenKind.END:
            return ExpressionError(token.position, "The rule ends too early.", repair)
        return ExpressionError(token.position, f"{token.text!r} is not expected here.", repair)


def _how_many(function: Function) -> str:
    """Return how many arguments a function takes, in words."""
    if function.fewest == function.most:
        return str(function.most)
    return f"{function.fewest} to {function.most}"


def _unknown_function(name: Token) -> ExpressionError:
    """Return the error for a function that does not exist, naming the nearest that does."""
    near = get_close_matches(name.text, FUNCTIONS, n=1)
    repair = f"Did you mean {near[0]}()?" if near else f"Use one of: {', '.join(FUNCTIONS)}."
    return ExpressionError(name.position, f"There is no function {name.text}().", repair)
