"""The words of headings that say what kind of table follows, in lower case."""

from __future__ import annotations

# Words of a heading that are no part of a name: `Lamp object`, `enum Lamp`.
KINDS_BEFORE = "object|enum|class|interface|struct|model|schema|type|message|entity"
KINDS_BEHIND = "object|structure|enum|enumeration|resource type|data type|struct|schema"
# The same where emphasis, code or brackets set them apart.
KINDS_APART = f"{KINDS_BEFORE}|{KINDS_BEHIND}|object type|abstract|deprecated|new|beta"

FILLERS = frozenset(
    [
        "the",
        "of",
        "for",
        "a",
        "an",
        "and",
        "fixed",
        "common",
        "available",
        "supported",
        "list",
        "all",
    ]
)
NOUNS = frozenset("""
    field fields property properties attribute attributes parameter parameters param params
    column columns member members argument arguments args element elements schema
    definition definitions table description details
    参数 字段 属性 パラメータ フィールド
    campos parámetros parâmetros champs paramètres felder parameter поля параметры
    """.split())  # noqa: SIM905  (a list of one word a line)
# Which side of an exchange a table is about: all that a name needs.
SIDES = frozenset("""
    request requests response responses body payload inputs outputs returns headers
    relationships
    请求参数 请求 响应参数 响应 返回参数 返回 返回值 リクエスト レスポンス 응답 요청
    """.split())  # noqa: SIM905
# What tells one table of a heading from the others, so that it stays in the name.
ROLES = frozenset("""
    path query header cookie form url uri optional required conditional additional extra
    instance custom patterned other spec metadata event top level root input output result json
    multipart
    """.split())  # noqa: SIM905
VALUE_NOUNS = frozenset(
    [
        "value",
        "values",
        "enum",
        "enums",
        "enumeration",
        "possible",
        "allowed",
        "accepted",
        "valid",
        "取值",
    ]
)
# What goes on after these is about the table: `Fields for use with X`.
PREPOSITIONS = frozenset(["for", "in", "of", "with", "when", "used", "by", "from"])

# Headings of tables that describe neither fields nor values.
OTHERS = frozenset("""
    constraints indexes indices triggers resources modules providers requirements files endpoints
    methods changelog changes versions errors examples weight weights limits
    """.split())  # noqa: SIM905
# Headings of nothing but these words are about errors, whose codes are no values.
ERROR_WORDS = frozenset(
    ["error", "errors", "status", "http", "response", "code", "codes"]
)
# The first column of such tables.
OTHER_COLUMNS = frozenset({"endpoint", "method", "path", "url", "version", "date"})
# A column of files: so are the rows.
FILE_COLUMNS = frozenset({"file name", "file", "filename"})
