"""Every finding gen can report: one function each, named as its code.

The functions take spans and names, never sentences, so that a finding has one wording.
"""

from generator.diagnostics.catalog.files import (
    broken_manifest as broken_manifest,
    edited_output as edited_output,
    file_too_large as file_too_large,
    foreign_output as foreign_output,
    not_utf8 as not_utf8,
    unreadable_file as unreadable_file,
    whole_file as whole_file,
)
from generator.diagnostics.catalog.models import (
    duplicate_field as duplicate_field,
    duplicate_model as duplicate_model,
    duplicate_value as duplicate_value,
    empty_enum as empty_enum,
    off_the_wire as off_the_wire,
    renamed_class as renamed_class,
    renamed_field as renamed_field,
    renamed_member as renamed_member,
    unknown_model as unknown_model,
)
from generator.diagnostics.catalog.reading import (
    empty_name as empty_name,
    missing_column as missing_column,
    missing_table as missing_table,
    missing_title as missing_title,
    not_a_spec as not_a_spec,
    stray_row as stray_row,
    too_many_cells as too_many_cells,
    unclear_required as unclear_required,
    unread_column as unread_column,
    unread_table as unread_table,
    unreadable_type as unreadable_type,
)
from generator.diagnostics.catalog.registry import RULES as RULES
