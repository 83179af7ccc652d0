"""The words of the merged grammar, by last segment or in full, and the types they name."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.types.typeexpr import ScalarName
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words


def _words(table: Mapping[ScalarName, str]) -> Mapping[str, ScalarName]:
    return {word: name for name, words in table.items() for word in words.split()}


# Recognised by the last segment: `kotlin.String`, `java.time.LocalDate`, `\DateTime`.
SCALARS: Mapping[str, ScalarName] = _words(
    {
        "str": "str string String character char NSString UUID Guid Uuid URI Uri",
        "int": "int integer Byte Integer long Long short Short Int Int8 Int16 Int32 Int64 UInt UInt8 "
        "UInt16 UInt32 UInt64 int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 ulong "
        "ushort i8 i16 i32 i64 u8 u16 u32 u64 isize usize BigInteger",
        "float": "float double Float Double Float32 Float64 float32 float64 f32 f64 numeric",
        "number": "number Number num NSNumber",
        "decimal": "BigDecimal decimal Decimal",
        "bool": "bool boolean Boolean BOOLEAN Bool BoolClass",
        "datetime": "datetime DateTime OffsetDateTime ZonedDateTime LocalDateTime Instant "
        "DateTimeOffset DATE_TIME NSDate Time",
        "date": "date LocalDate DateOnly NaiveDate DATE",
        "bytes": "bytes bytearray ByteArray ByteString Data NSData Uint8List SystemByte",
        "file": "file File SplFileObject UploadedFile PathBuf Stream FileInfo FileParameter MultipartFile "
        "URL NSURL Blob binary binary_t file_type FileIO BufferedReader InputStream",
        "any": "any Any AnyType any_type_t oas_any_type_not_mapped mixed Mixed unknown JSONValue JsonObject JsonNode "
        "JsonElement AnyCodable NSObject OAIAnyType Object",
        "null": "null nil none_type None NoneClass",
    }
)
# Recognised only with their prefix: a model may be called `Value`.
QUALIFIED: Mapping[str, ScalarName] = _words(
    {"any": "serde_json::Value interface", "file": "data.frame os.File"}
)
# A map or a list of any values.
MAPS = frozenset(words("""
    map Map dict Dict frozendict Dictionary object_t Hash HashMap Hashtable
    SystemCollectionsHashtable BuiltMap NSDictionary
    """))
LISTS = frozenset(words("""
    list List array Array ARRAY tuple list_t Vec Vector set Set BuiltList BuiltSet NSArray
    NSSet
    """))
# Generic types, by the end of their names: `BuiltList<T>`, `NSDictionary<T>`.
LIST_LIKE = lazy_pattern(
    r"(?i:.*(?:list|array|set|seq|vec|vector|collection|enumerable)|list_t)"
)
MAP_LIKE = lazy_pattern(r"(?i:.*(?:map|dict|dictionary|hash|hashtable))")
UNION_LIKE = lazy_pattern(r"Union|(?:[oO]neOf|[aA]nyOf)\d*")
# Words of Java and C# for an optional value; and words that mean null.
OPTIONAL = frozenset({"Option", "Optional"})
NULLABLE = frozenset({"Nullable", "JsonNullable"})
