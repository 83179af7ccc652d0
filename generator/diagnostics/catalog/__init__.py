"""Every finding that gen can report: one function each, named after its code.

The functions take spans and names, never sentences, so each finding has one wording.
"""

from generator.diagnostics.catalog.cells import (
    empty_name as empty_name,
    filled_row as filled_row,
    missing_column as missing_column,
    no_required_column as no_required_column,
    odd_name as odd_name,
    repaired_row as repaired_row,
    root_row as root_row,
    too_many_cells as too_many_cells,
    unclear_required as unclear_required,
    unread_column as unread_column,
    unreadable_type as unreadable_type,
    unreadable_value as unreadable_value,
)
from generator.diagnostics.catalog.comments import (
    unknown_comment as unknown_comment,
    unused_ignore as unused_ignore,
)
from generator.diagnostics.catalog.config import (
    bad_setting as bad_setting,
    broken_config as broken_config,
    unknown_setting as unknown_setting,
    unsupported_keys as unsupported_keys,
    unsupported_setting as unsupported_setting,
    unused_converter as unused_converter,
    unused_type_word as unused_type_word,
    unused_wire_name as unused_wire_name,
    wire_case_mismatch as wire_case_mismatch,
)
from generator.diagnostics.catalog.files import (
    broken_manifest as broken_manifest,
    conflict_markers as conflict_markers,
    crlf_output as crlf_output,
    edited_output as edited_output,
    file_too_large as file_too_large,
    foreign_output as foreign_output,
    linked_folder as linked_folder,
    not_utf8 as not_utf8,
    stale_output as stale_output,
    unmarked_output as unmarked_output,
    unreadable_file as unreadable_file,
    whole_file as whole_file,
)
from generator.diagnostics.catalog.generated import (
    guessed_wire_names as guessed_wire_names,
    merged_union as merged_union,
    operations_page as operations_page,
    unstated_booleans as unstated_booleans,
    unstated_default as unstated_default,
    unstated_enum as unstated_enum,
    unstated_model as unstated_model,
    unstated_required as unstated_required,
    unstated_union as unstated_union,
)
from generator.diagnostics.catalog.limits import (
    deep_union as deep_union,
    large_table as large_table,
    long_path as long_path,
    too_many_files as too_many_files,
)
from generator.diagnostics.catalog.models import (
    ambiguous_union as ambiguous_union,
    duplicate_field as duplicate_field,
    duplicate_model as duplicate_model,
    duplicate_value as duplicate_value,
    empty_enum as empty_enum,
    keyless_member as keyless_member,
    no_specs as no_specs,
    off_the_wire as off_the_wire,
    recursive_union as recursive_union,
    refused_tag as refused_tag,
    unfit_tag as unfit_tag,
    unknown_base as unknown_base,
    unknown_member as unknown_member,
    unknown_model as unknown_model,
    unknown_null as unknown_null,
    unstated_tags as unstated_tags,
    untagged_member as untagged_member,
    values_in_capitals as values_in_capitals,
)
from generator.diagnostics.catalog.names import (
    renamed_class as renamed_class,
    renamed_field as renamed_field,
    renamed_member as renamed_member,
    renamed_module as renamed_module,
)
from generator.diagnostics.catalog.reading import (
    empty_union as empty_union,
    extra_section as extra_section,
    missing_delimiters as missing_delimiters,
    missing_table as missing_table,
    missing_title as missing_title,
    not_a_spec as not_a_spec,
    stray_row as stray_row,
    unclear_dialect as unclear_dialect,
    unread_table as unread_table,
)
from generator.diagnostics.catalog.registry import RULES as RULES
from generator.diagnostics.catalog.tables import (
    contradictory_required as contradictory_required,
    dotted_name as dotted_name,
    html_table as html_table,
    missing_type_column as missing_type_column,
    mixed_keys as mixed_keys,
    nested_in_value as nested_in_value,
    several_tables as several_tables,
    unclaimed_table as unclaimed_table,
    unlisted_enum as unlisted_enum,
    unnamed_fields as unnamed_fields,
    unread_constraint as unread_constraint,
    unread_default as unread_default,
    unread_fields as unread_fields,
)
from generator.diagnostics.catalog.templates import (
    broken_template as broken_template,
    clashing_target as clashing_target,
    old_template as old_template,
    template_makes_no_python as template_makes_no_python,
    unused_template as unused_template,
)
from generator.diagnostics.catalog.values import (
    contradictory_example as contradictory_example,
    impossible_limits as impossible_limits,
    incomplete_example as incomplete_example,
    refused_default as refused_default,
    refused_pattern as refused_pattern,
    repeated_limit as repeated_limit,
    unfit_constraint as unfit_constraint,
    unique_value as unique_value,
    wrong_default as wrong_default,
)
