"""Names that generated packages must not take: Python's, the runtime's, the file systems'."""

from __future__ import annotations

from generator.backends.gates import RESERVED_FILES

# Names in class bodies that annotations there must still find, and methods of the class.
RESERVED_ATTRIBUTES = frozenset(["bool", "bytes", "classmethod", "dataclasses", "dict", "dt", "float", "int", "list", "str", "from_dict", "from_json", "to_dict", "to_json"])
# What generated modules and packages define or import.
RESERVED_CLASSES = frozenset(["Annotated", "Any", "AtLeast", "AtMost", "Decimal", "DecodeError", "Distinct", "EncodeError", "EnumValues", "Final", "IntEnum", "LessThan", "Literal", "Matching", "Mismatch", "MoreThan", "MultipleOf", "OfLength", "OpenIntEnum", "OpenStrEnum", "Self", "StrEnum", "TYPE_CHECKING", "TypeAlias", "UNSET", "UUID", "Unset"])
# Enum members must not hide what enums, and the str or int they also are, need themselves.
# `is_integer` is in Python 3.12: the output must not depend on the Python that `gen` runs on.
RESERVED_MEMBERS = frozenset(
    [*dir(str), *dir(int), "is_integer", "mro", "name", "value"]
)
# `decode_into` is a function of the runtime; a model's would be called like it.
RESERVED_MODULES = RESERVED_FILES | {"into"}
# The standard library of Python 3.11 to 3.14.
STANDARD_LIBRARY = frozenset(["abc", "aifc", "annotationlib", "antigravity", "argparse", "array", "ast", "asynchat", "asyncio", "asyncore", "atexit", "audioop", "base64", "bdb", "binascii", "bisect", "builtins", "bz2", "cProfile", "calendar", "cgi", "cgitb", "chunk", "cmath", "cmd", "code", "codecs", "codeop", "collections", "colorsys", "compileall", "compression", "concurrent", "configparser", "contextlib", "contextvars", "copy", "copyreg", "crypt", "csv", "ctypes", "curses", "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "distutils", "doctest", "email", "encodings", "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions", "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib", "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "idlelib", "imaplib", "imghdr", "imp", "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword", "lib2to3", "linecache", "locale", "logging", "lzma", "mailbox", "mailcap", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msilib", "msvcrt", "multiprocessing", "netrc", "nis", "nntplib", "nt", "ntpath", "nturl2path", "numbers", "opcode", "operator", "optparse", "os", "ossaudiodev", "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil", "platform", "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile", "pyclbr", "pydoc", "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline", "reprlib", "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex", "shutil", "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3", "sre_compile", "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string", "stringprep", "struct", "subprocess", "sunau", "symtable", "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib", "tempfile", "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty", "turtle", "turtledemo", "types", "typing", "unicodedata", "unittest", "urllib", "uu", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser", "winreg", "winsound", "wsgiref", "xdrlib", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo"])
# In the root of the package, which may be on the path of modules: `json.py` would hide `json`.
# `docs` is the folder of the docs.
RESERVED_AT_ROOT = STANDARD_LIBRARY | {"docs"}
