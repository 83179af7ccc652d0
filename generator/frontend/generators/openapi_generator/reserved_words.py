"""Words that the generators escape in names of fields, by language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# In lower case, without underscores.
_ESCAPED: Mapping[str, frozenset[str]] = {
    "c": _words(
        "and auto bool break case catch char class const continue default "
        "delete do double else enum explicit export extern false final float "
        "for goto if int long mutable namespace new not operator or override "
        "private protected public register return short signed sizeof static "
        "struct switch synchronized template this throw true try typedef "
        "union unsigned using virtual void volatile while xor"
    ),
    "dart": _words(
        "abstract as assert async await base bool break case catch class "
        "const continue covariant default deferred do double dynamic else "
        "enum export extends extension external false final finally for "
        "function get hide if implements import in inout int interface is "
        "late library mixin native new null num of on operator out part "
        "required rethrow return sealed set show source static super switch "
        "sync this throw true try typedef var void when while with yield"
    ),
    "java": _words(
        "abstract apiclient apiexception apiresponse assert body boolean "
        "break byte case catch char class client configuration const continue "
        "default do double else enum extends file final finally float for "
        "goto if implements import instanceof int interface list localvarpath "
        "long native new null object package private protected public return "
        "short static strictfp super switch synchronized this throw throws "
        "transient try void volatile while"
    ),
    "javascript": _words(
        "abstract array boolean break byte case catch char class const "
        "continue date debugger default delete do double else enum eval "
        "export extends false final finally float for function goto if "
        "implements import in instanceof int interface let long nan native "
        "new null number object package private protected public return short "
        "static string super switch synchronized this throw throws tostring "
        "transient true try typeof var void volatile while with yield"
    ),
    "kotlin": _words("class entries keys size values"),
    "objc": _words(
        "auto break case char class const continue copy default description "
        "do double else enum extern float for formparams goto headerparams id "
        "if int interface long new property protocol queryparams readonly "
        "register resourcepath return short signed sizeof static struct "
        "switch typedef union unsigned void volatile weak while"
    ),
    "powershell": _words(
        "begin break catch continue data do dynamicparam else elseif end "
        "error event exit false filter finally for foreach from function if "
        "in local null param private process return switch this throw trap "
        "true try until where while"
    ),
    "python": _words(
        "and as assert async await break class continue date def del elif "
        "else except exec false field finally float for formparams from "
        "global headerparams if import in is json lambda none nonlocal not or "
        "pass print property queryparams raise resourcepath return schema "
        "self true try while with yield"
    ),
    "r": _words("private self super"),
    "ruby": _words(
        "alias and begin break case class def do else elsif end ensure false "
        "for formparams headerparams if in localvarpath module next nil not "
        "or queryparams redo rescue retry return self send super then true "
        "undef unless until when while yield"
    ),
    "rust": _words(
        "abstract as async await become box break const continue crate do dyn "
        "else enum extern false final fn for if in let macro match mod mut "
        "override priv pub pure ref return self sizeof static struct super "
        "trait true try type typeof unsized use virtual where while yield"
    ),
    "swift": _words(
        "as associatedtype break case catch class continue convenience "
        "default defer deinit do dynamic else enum extension fallthrough "
        "false fileprivate final for func get guard if import in indirect "
        "infix init inout internal is lazy let mutating nil none nonmutating "
        "open operator optional override postfix precedence prefix private "
        "protocol public repeat required rethrows return self set static "
        "struct subscript super switch throw throws true try typealias "
        "unowned var weak where while"
    ),
    "typescript": _words(
        "abstract await boolean break byte case catch char class const "
        "continue debugger default delete do double else enum export extends "
        "false final finally float for function goto if implements import in "
        "instanceof int interface let long native new null package private "
        "protected public return short static super switch synchronized this "
        "throw transient true try typeof var void volatile while with yield"
    ),
    "csharp": _words(
        "abstract as base bool break byte case catch char checked class "
        "client configuration const continue decimal default delegate "
        "dictionary do double else enum event explicit extern false finally "
        "fixed float for foreach goto if implicit in int interface internal "
        "is list localvarpath lock long namespace new null object operator "
        "out override parameter params private protected public readonly ref "
        "return sbyte sealed short sizeof stackalloc static string struct "
        "switch this throw true try typeof uint ulong unchecked unsafe ushort "
        "using version virtual void volatile while"
    ),
    "swagger-go": _words(
        "break case chan const continue default defer else error fallthrough "
        "for func go goto if import interface map nil package range return "
        "select string struct switch type var"
    ),
}
# Languages with the words of another language.
_LIKE: Mapping[str, str] = {
    "micronaut": "java",
    "python-5": "python",
    "python-6": "python",
    "rust-server": "rust",
    "typescript-fetch": "typescript",
}
_NONE: frozenset[str] = frozenset()


@cache
def reserved_in(language: str) -> frozenset[str]:
    """Return the words that are escaped in documents of ``language``; ``""``: in any language."""
    if not language:
        return _NONE.union(*_ESCAPED.values())
    return _ESCAPED.get(_LIKE.get(language, language), _NONE)
