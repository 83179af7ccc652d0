"""Every finding gen can report: one function each, named as its code.

The functions take spans and names, never sentences, so that a finding has one wording.
"""

from generator.diagnostics.catalog.config import (
    bad_setting as bad_setting,
)
from generator.diagnostics.catalog.config import (
    broken_config as broken_config,
)
from generator.diagnostics.catalog.config import (
    unknown_setting as unknown_setting,
)
from generator.diagnostics.catalog.config import (
    unused_wire_name as unused_wire_name,
)
from generator.diagnostics.catalog.config import (
    wire_case_mismatch as wire_case_mismatch,
)
from generator.diagnostics.catalog.files import (
    broken_manifest as broken_manifest,
)
from generator.diagnostics.catalog.files import (
    edited_output as edited_output,
)
from generator.diagnostics.catalog.files import (
    file_too_large as file_too_large,
)
from generator.diagnostics.catalog.files import (
    foreign_output as foreign_output,
)
from generator.diagnostics.catalog.files import (
    not_utf8 as not_utf8,
)
from generator.diagnostics.catalog.files import (
    unreadable_file as unreadable_file,
)
from generator.diagnostics.catalog.files import (
    whole_file as whole_file,
)
from generator.diagnostics.catalog.models import (
    ambiguous_union as ambiguous_union,
)
from generator.diagnostics.catalog.models import (
    duplicate_field as duplicate_field,
)
from generator.diagnostics.catalog.models import (
    duplicate_model as duplicate_model,
)
from generator.diagnostics.catalog.models import (
    duplicate_value as duplicate_value,
)
from generator.diagnostics.catalog.models import (
    empty_enum as empty_enum,
)
from generator.diagnostics.catalog.models import (
    no_specs as no_specs,
)
from generator.diagnostics.catalog.models import (
    off_the_wire as off_the_wire,
)
from generator.diagnostics.catalog.models import (
    recursive_union as recursive_union,
    renamed_class as renamed_class,
)
from generator.diagnostics.catalog.models import (
    renamed_field as renamed_field,
)
from generator.diagnostics.catalog.models import (
    renamed_member as renamed_member,
)
from generator.diagnostics.catalog.models import (
    unknown_member as unknown_member,
)
from generator.diagnostics.catalog.models import (
    unknown_model as unknown_model,
)
from generator.diagnostics.catalog.reading import (
    empty_name as empty_name,
)
from generator.diagnostics.catalog.reading import (
    empty_union as empty_union,
)
from generator.diagnostics.catalog.reading import (
    extra_section as extra_section,
)
from generator.diagnostics.catalog.reading import (
    missing_column as missing_column,
)
from generator.diagnostics.catalog.reading import (
    missing_table as missing_table,
)
from generator.diagnostics.catalog.reading import (
    missing_title as missing_title,
)
from generator.diagnostics.catalog.reading import (
    no_required_column as no_required_column,
)
from generator.diagnostics.catalog.reading import (
    not_a_spec as not_a_spec,
)
from generator.diagnostics.catalog.reading import (
    repaired_row as repaired_row,
)
from generator.diagnostics.catalog.reading import (
    stray_row as stray_row,
)
from generator.diagnostics.catalog.reading import (
    too_many_cells as too_many_cells,
)
from generator.diagnostics.catalog.reading import (
    unclear_dialect as unclear_dialect,
)
from generator.diagnostics.catalog.reading import (
    unclear_required as unclear_required,
)
from generator.diagnostics.catalog.reading import (
    unread_column as unread_column,
)
from generator.diagnostics.catalog.reading import (
    unread_table as unread_table,
)
from generator.diagnostics.catalog.reading import (
    unreadable_type as unreadable_type,
)
from generator.diagnostics.catalog.reading import (
    unreadable_value as unreadable_value,
)
from generator.diagnostics.catalog.registry import RULES as RULES
from generator.diagnostics.catalog.tables import (
    contradictory_required as contradictory_required,
)
from generator.diagnostics.catalog.tables import (
    missing_type_column as missing_type_column,
)
from generator.diagnostics.catalog.tables import (
    unclaimed_table as unclaimed_table,
)
from generator.diagnostics.catalog.tables import (
    unnamed_fields as unnamed_fields,
)
from generator.diagnostics.catalog.tables import (
    unread_constraint as unread_constraint,
)
from generator.diagnostics.catalog.tables import (
    unread_default as unread_default,
)
from generator.diagnostics.catalog.tables import (
    unread_fields as unread_fields,
)
from generator.diagnostics.catalog.values import (
    refused_pattern as refused_pattern,
)
from generator.diagnostics.catalog.values import (
    unfit_constraint as unfit_constraint,
)
from generator.diagnostics.catalog.values import (
    wrong_default as wrong_default,
)
