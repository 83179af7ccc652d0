"""Names that generated packages must not use: of Python, of the runtime, of file systems."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.backends.gates import RESERVED_FILES
from generator.backends.python.types.scalars import annotation_names
from generator.text.word_list import words

# Names that annotations in class bodies use, and methods of the class.
RESERVED_ATTRIBUTES = annotation_names() | frozenset(words("""
    classmethod dataclasses dict list from_dict from_json to_dict to_json unknown_fields
    """))
# Names that generated modules and packages define or import.
RESERVED_CLASSES = annotation_names() | frozenset(words("""
    Annotated Any AtLeast AtMost BOOLEANS DecodeError Distinct EncodeError EnumValues Final
    IntEnum LessThan Literal Matching InvalidValue MoreThan MultipleOf NotRequired OfLength
    OpenIntEnum OpenIntFlag OpenStrEnum VALUE_ERRORS Self StrEnum TYPE_CHECKING TypeAlias
    TypedDict UNSET UnknownMember Unset Via
    """))
# The member that type checkers see for unlisted values of an enum.
UNLISTED = "_UNLISTED"
# Names that enums, and the str or int that they also are, need themselves.  `is_integer` is new in
# Python 3.12: the output must not depend on the Python that runs `gen`.
RESERVED_MEMBERS = frozenset(
    [*dir(str), *dir(int), "is_integer", "mro", "name", "value", "boundary", UNLISTED]
)
RESERVED_MODULES = RESERVED_FILES
# The modules of Python 3.11 to 3.14.
STANDARD_LIBRARY = frozenset(words("""
    abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit
    audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd
    code codecs codeop collections colorsys compileall compression concurrent configparser
    contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal
    difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl
    filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext
    glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib
    inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox
    mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis
    nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb
    pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile
    pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline
    reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal
    site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
    sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys
    sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time
    timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo
    types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser
    winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
    """))
# For the root of the package, which may be on the module path: `json.py` would hide `json`.
# `docs` is the folder of the docs.
RESERVED_AT_ROOT = STANDARD_LIBRARY | {"docs"}


class Reserved(Struct, frozen=True):
    """Names that one kind of classes needs, in addition to those that all kinds need."""

    classes: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()


RESERVED_BY_ALL = Reserved()
# By `models`.
RESERVED_BY_MODELS: Mapping[str, Reserved] = {
    "msgspec": Reserved(
        classes=frozenset(
            ["ByTag", "CheckedStruct", "ClassVar", "NotInData", "OneOf", "msgspec"]
        ),
        attributes=frozenset({"msgspec"}),
    ),
    "pydantic": Reserved(
        classes=frozenset(words("""
            ByTag ClosedIntEnum ClosedStrEnum IN_DATA JsonBytes JsonDate JsonDateTime JsonDecimal
            JsonDuration JsonFloat JsonTime JsonUUID NotInData PydanticModel EXACT Tried is_none
            is_unset pydantic
        """)),
        # Attributes of pydantic's BaseModel.
        attributes=frozenset(words("""
            construct copy from_orm mro register json parse_file parse_obj model_computed_fields
            model_config model_construct model_copy model_dump model_dump_json model_extra
            model_fields model_fields_set model_json_schema model_parametrized_name model_post_init
            model_rebuild model_validate model_validate_json model_validate_strings parse_raw
            pydantic schema schema_json update_forward_refs validate
        """)),
    ),
}
