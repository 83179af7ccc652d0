"""English."""

from __future__ import annotations

from generator.frontend.words.language import Language

_DOC = (
    "description, notes, note, meaning, comment, comments, details, summary, remarks, "
    "explanation, defines, definition, purpose, info, information, additional information, "
    "what it does, what it holds"
)

ENGLISH = Language(
    name="English",
    columns={
        "name": "field, name, property, parameter, param, attribute, column, member, "
        "field name, property name, parameter name, attribute name, column name, "
        "variable, claim, argument, arg, option, setting, header, prop, relationship, "
        "input, element, tag, fields, properties, parameters, params, attributes, "
        "columns, arguments, options, variables, query parameter, path parameter, "
        "request body, identifier, item, items, key, json path, jsonpath, field path, key path, "
        "property path, config path, dot path, env var, env, env variable, environment variable, var, vars, attr, attrs, "
        "fieldname",
        "type": "type, data type, datatype, dtype, schema, kind",
        "required": "required, req, req'd, reqd, mandatory, presence, contract, "
        "requirement, usage, necessity, obligation, not null, nn, non null, m/o, r/o, always present, always returned, always sent",
        "optional": "optional",
        "nullable": "nullable, null, can be null, allow null, allows null",
        "doc": _DOC,
        "default": "default, default value, defaults, default values",
        "example": "example, examples, example value, example values, sample, samples, sample value, "
        "sample values, typical value, typical values, example data, sample data",
        "constraints": "constraints, constraint, validation, validations, rules, "
        "restrictions, restriction, rule",
        "values": "accepted values, allowed values, possible values, valid values, enum, "
        "enum values, permitted values, choices, values, range, value range, valid range",
        "wire_name": "wire name, json, json key, json name, json field, yaml, yaml key",
        "cardinality": "cardinality, card, card., multiplicity, occurrence, occurs, repetition",
        "access": "access, mutability",
        "deprecated": "deprecated",
        "length": "length, max length, maximum length, max len",
        "min_length": "min length, minimum length, min len",
        "minimum": "min, minimum, min value, minimum value",
        "maximum": "max, maximum, max value, maximum value",
        "pattern": "pattern, regex, regexp, regular expression, regex pattern",
        "parent": "parent, parent field, parent path, parent object, parent key",
        "group": "table, table name, entity, entity name, model, model name, object name, event, "
        "event name, event type, message, message name, message type, packet, operation",
        "unit": "unit, units, unit of measure, uom",
    },
    values={
        "name": "name, constant, member, label",
        "value": "value, values, wire value",
        "doc": _DOC,
    },
    titles={
        "rows": "field, fields, property, properties, attribute, attributes, parameter, "
        "parameters, param, params, column, columns, member, members, argument, "
        "arguments, args, element, elements, schema, definition, definitions, table, "
        "description, descriptions, details, variable, variables, structure",
        "sides": "request, requests, response, responses, body, payload, inputs, outputs, "
        "returns, headers, relationships",
        "details": "path, query, header, cookie, form, url, uri, optional, required, conditional, "
        "additional, extra, instance, custom, patterned, other, spec, metadata, event, "
        "top, level, nested, root, input, output, result, json, multipart",
        "fillers": "the, of, for, a, an, and, fixed, common, available, supported, list, all, "
        "reference, overview, summary, success, successful, following, full, complete",
        "values": "value, values, enum, enums, enumeration, possible, allowed, accepted, valid, "
        "permitted, permissible",
        "kinds": "table, collection",
    },
    fields="field, property, attribute",
    fillers="name, field, parameter, param, value, object, property, attribute, column, is, "
    "the, of, a, this, json",
    generic="name, env, element, item, items, input, tag, option, header, identifier, info, kind, usage, card, unit, units",
    yes="yes, y, true, always, t",
    no="no, n, false, never, f, nope",
    on="on, enabled",
    off="off, disabled",
    required="required, mandatory, m, r, req, must, not null",
    optional="optional, conditional, conditionally, conditionally required, c, o, opt, "
    "recommended, opt-in, opt in, depends, may, conditionally forbidden, forbidden, should, sometimes, "
    "varies, dependent, auto, automatic, generated, auto generated",
    when="if, when, unless, where, provided, depending",
    nullable=(
        "nullable, may be null, can be null, could be null, might be null, will be null, "
        "may also be null, can also be null, or null, be null if, be null when, null or, "
        "null if, null when, null unless, null until, null otherwise, null for, null on, "
        "null in case, null while, null before, null by default, null means, null "
        "indicates, null represents, null to, otherwise null, else null, return null, "
        "returns null, set to null, allows null, accepts null, null allowed, null is "
        "allowed, null values allowed"
    ),
    negations="not, never, no, non, cannot, can't, don't, doesn't, isn't, mustn't, without",
    deprecated="deprecated, obsolete",
    since="since, in, as of, from, by, with, and, but, use, please, after, starting, "
    "for, due, because, as, alias",
    deprecated_here=(
        "this field is deprecated, this field has been deprecated, this field was "
        "deprecated, this property is deprecated, this property has been deprecated, "
        "this property was deprecated, this parameter is deprecated, this parameter "
        "has been deprecated, this parameter was deprecated, this attribute is "
        "deprecated, this attribute has been deprecated, this attribute was "
        "deprecated, this option is deprecated, this option has been deprecated, this "
        "option was deprecated, this setting is deprecated, this setting has been "
        "deprecated, this setting was deprecated, this key is deprecated, this key "
        "has been deprecated, this key was deprecated, this column is deprecated, "
        "this column has been deprecated, this column was deprecated, this value is "
        "deprecated, this value has been deprecated, this value was deprecated, this "
        "object is deprecated, this object has been deprecated, this object was "
        "deprecated, this model is deprecated, this model has been deprecated, this "
        "model was deprecated, this type is deprecated, this type has been "
        "deprecated, this type was deprecated"
    ),
    types={
        "str": "string, str, text, ascii, ascii string, clnt, numc, cuky, dats, tims, lchr, strg, duration string, varchar, nvarchar, char, character, uri, url, email, "
        "e mail, email address, hostname, ip, ip address, ipv4, ipv6, "
        "json string, url string, uri string, hex string, hex, "
        "hexadecimal, hexadecimal string, numeric string, decimal string, free text, "
        "phone number, e.164, id, varchar2, nvarchar2, nchar, bpchar, "
        "character varying, national character varying, longtext, mediumtext, tinytext, "
        "ntext, citext, clob, nclob, inet, cidr, macaddr, interval, xml, tsvector, "
        "json encoded string, "
        "json serialized string, stringified json, localized string, plain text, rich text, "
        "single line text, long text, multi line text, alphanumeric, alphanumeric string, path, file path, uuid string, base58 string, google.protobuf.duration, "
        "bytes32, sysname, objectid, string value, text string, timezone, time zone, locale, currency code, "
        "country code, language code, time string, keyword, constant keyword, wildcard, "
        "java.lang.string, utf8string, printablestring, visiblestring, ia5string, timespan, "
        "secure string, char field, text field, slug field, email field, url field, "
        "file field, image field, markdown, markdown string, html, html string, "
        "regex, regexp, regular expression, regex string, glob pattern, cron expression, "
        "semver, slug, password, tel, telephone, textarea",
        "int": "integer, int, long, short, bigint, smallint, tinyint, int8, int16, int32, "
        "int64, whole number, uint, uint8, uint16, uint32, uint64, unsigned integer, "
        "unsigned int, integer number, int number, 64 bit integer, 32 bit integer, "
        "16 bit integer, 8 bit integer, 64 bit int, 32 bit int, 64 bit unsigned integer, "
        "32 bit unsigned integer, signed integer, sint32, sint64, fixed32, fixed64, "
        "sfixed32, sfixed64, u8, u16, u32, u64, u128, i8, i16, i32, i64, i128, usize, "
        "isize, mediumint, serial, bigserial, smallserial, serial4, serial8, int2, int4, "
        "year, oid, long integer, big integer, long int, integer value, "
        "unix timestamp, unix time, unix epoch, unix epoch timestamp, epoch, epoch time, "
        "epoch timestamp, epoch seconds, epoch milliseconds, epoch millis, "
        "posix timestamp, posix time, timestamp in seconds, timestamp in milliseconds, "
        "unix timestamp in seconds, unix timestamp in milliseconds, unix seconds, "
        "unix milliseconds, unix timestamp milliseconds, unix timestamp seconds, "
        "timestamp milliseconds, timestamp seconds, nsinteger, nsuinteger, "
        "int8 t, int16 t, int32 t, int64 t, uint8 t, uint16 t, uint32 t, uint64 t, size t, "
        "s8, s16, s32, s64, byte, word, dword, qword, java.lang.integer, java.lang.long, integer field, positive integer field, "
        "big integer field, small integer field, auto field, big auto field, port, port number",
        "number": "number, json number, nsnumber, seconds, milliseconds",
        "float": "float, fltp, float number, float32, float64, double, real, double precision, f32, f64, "
        "float4, float8, single, floating point number, floating point, decimal degrees, "
        "cgfloat, scaled float, half float, java.lang.double, java.lang.float, float field",
        "decimal": "decimal, dec, quan, curr, numeric, decimal number, money, smallmoney, bigdecimal, decimal field",
        "bigint": "uint256, int256, uint128, int128",
        "bool": "bool, boolean, checkbox, bit, flag, true/false, yes/no, yes or no, logical, boolean value, boolean field, java.lang.boolean",
        "bytes": "bytes, binary, base64, base64 string, blob, bytea, varbinary, longblob, "
        "mediumblob, tinyblob, base64 encoded string, base64 encoded, raw bytes, raw, "
        "byte string, octet string, byte array, bytes array",
        "date": "date, iso date, iso 8601 date, date string, full date, local date, "
        "calendar date, iso date string, iso 8601 date string, date field",
        "datetime": "datetime, created time, last modified time, date/time, date and time, timestamp, timestamptz, "
        "iso datetime, iso timestamp, iso 8601, iso 8601 string, iso 8601 datetime, "
        "iso 8601 timestamp, iso 8601 utc, iso 8601 date and time, "
        "iso 8601 datetime string, iso 8601 timestamp string, "
        "rfc 3339, rfc 3339 datetime, rfc 3339 timestamp, rfc 3339 string, "
        "rfc 3339 date and time, timestamp with time zone, timestamp without time zone, "
        "timestamp with timezone, timestamp without timezone, timestamp with local time zone, "
        "datetime2, smalldatetime, datetimeoffset, utc datetime, utc timestamp, "
        "utc iso 8601, datetime string, timestamp string, google.protobuf.timestamp, "
        "iso 8601 utc datetime, iso 8601 utc timestamp, local datetime, instant, "
        "offsetdatetime, zoneddatetime, localdatetime, date time field",
        "time": "time, time of day, partial time, full time, iso 8601 time, timetz, "
        "time with time zone, time without time zone, local time, iso 8601 time string",
        "duration": "duration, iso duration, iso 8601 duration",
        "uuid": "uuid, guid, uuid v4, uuid v7, uuid v1, uuid4, uuid7, uniqueidentifier, uuid field",
        "any": "any, any value, any type, mixed, unknown, json, json value, jsonb, "
        "any json value, any json, variant, json field, google.protobuf.value, google.protobuf.any",
        "null": "null, none, nil",
        "file": "file, binary file, multipart file",
    },
    lists="list, array, tuple, set, sequence, collection, vector, vec, arrayof, listof",
    list_ends="array, list, collection, arrays, lists, set",
    maps="map, mapping, dict, dictionary, dictionaries, hash, hashes, hashmap, record, object, "
    "key value pairs, key value pair, key/value pairs, name value pairs, "
    "struct, hash map, json object, json map, google.protobuf.struct",
    of="of",
    either="or",
    enum="choice, choices, single select, select, dropdown, picklist, enum, enums, enumeration, enumerated, enumerated type, enum value, enumerable, const",
    one_of="one of, one of the following, any of, either of, exactly one of, one or more of",
    allowed="enum, enumeration, either, allowed values, possible values, accepted values, valid values, permitted "
    "values, supported values, available values, can be, may be, must be, must be one of, "
    "can be one of, values, valid options, allowed options, possible options, options, "
    "allowed, accepts, possible values are, allowed values are, valid values are, "
    "supported values are, must be either, can be either, may be either, is one of, "
    "current valid values, choices, currently one of, accepted values are, choose from, "
    "options are",
    default="default, defaults to, default value, default is, default to, default value is, "
    "by default, defaulting to",
    read_only="read only, read-only, readonly, server generated, output only",
    write_only="write only, write-only, writeonly, input only",
    least="min, minimum, minimal, at least, no less than, not less than, from",
    most="max, maximum, maximal, at most, no more than, not more than, up to",
    most_behind="max, maximum, or less, or fewer",
    between="between, from",
    up_to="to, and",
    units="character, characters, char, chars, letter, letters, symbol, symbols, item, "
    "items, element, elements, entries",
    every="all, every, all of the",
    about="representing, indicating, containing, specifying, describing, denoting, identifying, "
    "holding, with, of, for, that, which",
    see="see, refer to, described in, defined in, detailed in, listed in, specified in, described by, defined by",
    always="always, always set to, always equal to, must be, must be exactly, must be set to, must equal, fixed, fixed to, fixed value, constant, constant value",
    counters="no, no.",
    second_meanings={
        "key": ("name", "wire_name"),
        "label": ("name", "cardinality"),
        "format": ("type", "format"),
        "schema": ("type", "items"),
        "value": ("type", ""),
        "options": ("name", "values"),
        # As JSDoc prints it: `<optional>`.
        "attributes": ("name", "optional"),
        "field pattern": ("name", ""),
        "key pattern": ("name", ""),
        # Next to a key, the same option as a variable of the environment.
        "env": ("name", ""),
        "env var": ("name", ""),
        "env variable": ("name", ""),
        "environment variable": ("name", ""),
    },
    statistics="mean, median, average, avg, std, stddev, variance, p95, p99",
    sure_values="value, values, wire value, string value, enum value, enum, enums",
    value_names="name, constant, member, label, type, flag, text, title",
    value_numbers="number, id, code, int, integer",
    things="name, type, status, state, code, role, kind, id, flag, mode, level, constant, option, "
    "reason, category, event, unit, enum",
    about_values="value, values, enum, enums, enumeration, enumerations, type, types, kind, kinds, "
    "status, statuses, state, states, mode, modes, level, levels, code, codes, role, roles, flag, "
    "flags, options, unit, units, reason, reasons, category, categories, one of",
    kinds_before="object, enum, class, interface, struct, model, schema, type, message, entity",
    kinds_behind="object, structure, enum, enumeration, resource type, data type, struct, schema",
    kinds_apart="object type, abstract, deprecated, new, beta",
    prepositions="for, in, of, with, when, used, by, from",
    other_tables="constraints, indexes, indices, triggers, resources, modules, providers, "
    "requirements, files, endpoints, methods, changelog, changes, versions, errors, examples, "
    "weight, weights, limits",
    other_columns="endpoint, method, path, url, version, date",
    thing_columns="version, license, licence, url, homepage, repository, price, vendor",
    file_columns="file name, file, filename",
    errors="error, errors, status, http, response, code, codes",
    filled_in="undefined, nil, auto, auto_increment, autoincrement, generated, auto-generated, "
    "autogenerated, automatic, current_timestamp, current_date, current_time, sysdate, "
    "identity, --, ---, unset, not set, no default, empty, computed, varies, server-generated, "
    "auto increment, auto-increment",
    empty={
        "empty string": "",
        "empty list": [],
        "empty array": [],
        "empty object": {},
        "empty map": {},
    },
    date_forms={
        "yyyy-mm-dd": "date",
        "yyyy-mm-ddthh:mm:ssz": "datetime",
        "yyyy-mm-ddthh:mm:ss.sssz": "datetime",
    },
)
