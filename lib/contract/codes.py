"""Machine codes of findings. Texts: ``lib/i18n/texts/*/findings.json``."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What can be wrong in a data folder."""

    # Files
    FILE_UNREADABLE = "file_unreadable"
    FILE_EMPTY = "file_empty"
    FILE_UNKNOWN = "file_unknown"
    FILE_IGNORED = "file_ignored"
    FILE_KIND_MISMATCH = "file_kind_mismatch"
    TABLE_MISSING = "table_missing"
    TABLE_TWICE = "table_twice"
    HEADER_ONLY = "header_only"
    FILE_TOO_LARGE = "file_too_large"
    QUOTE_UNCLOSED = "quote_unclosed"
    LAYOUT_UNKNOWN = "layout_unknown"
    LAYOUT_WIDE = "layout_wide"
    TOTAL_IGNORED = "total_ignored"
    NOTE_IGNORED = "note_ignored"
    SHEET_IGNORED = "sheet_ignored"
    # Columns
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_SYNONYM = "column_synonym"
    COLUMN_TWICE = "column_twice"
    ROW_RAGGED = "row_ragged"
    # Cells
    REQUIRED_BLANK = "required_blank"
    NOT_A_NUMBER = "not_a_number"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    NOT_FINITE = "not_finite"
    NOT_A_DATE = "not_a_date"
    FORMULA_ERROR = "formula_error"
    VALUE_NOT_ALLOWED = "value_not_allowed"
    PERIOD_UNREADABLE = "period_unreadable"
    PERIOD_IMPOSSIBLE = "period_impossible"
    PERIOD_FUTURE = "period_future"
    PERIOD_FREQUENCY = "period_frequency"
    OUT_OF_LIMITS = "out_of_limits"
    # References
    INDICATOR_UNKNOWN = "indicator_unknown"
    AREA_UNKNOWN = "area_unknown"
    AREA_AMBIGUOUS = "area_ambiguous"
    AREA_LEVEL = "area_level"
    DIMENSION_UNKNOWN = "dimension_unknown"
    AGENCY_UNKNOWN = "agency_unknown"
    SOURCE_UNKNOWN = "source_unknown"
    PROGRAM_UNKNOWN = "program_unknown"
    PARENT_UNKNOWN = "parent_unknown"
    PARENT_CYCLE = "parent_cycle"
    # Keys
    KEY_TWICE = "key_twice"
    VALUE_TWICE_EQUAL = "value_twice_equal"
    VALUE_TWICE_DIFFERENT = "value_twice_different"
    # Truth
    QUALITY_WITHHELD = "quality_withheld"
    SAMPLE_PRESENT = "sample_present"
    SAMPLE_SUPERSEDED = "sample_superseded"
    # Boundaries
    BOUNDARY_UNREADABLE = "boundary_unreadable"
    BOUNDARY_EMPTY = "boundary_empty"
    BOUNDARY_FORMAT = "boundary_format"
    BOUNDARY_CRS_UNKNOWN = "boundary_crs_unknown"
    BOUNDARY_ELSEWHERE = "boundary_elsewhere"
    BOUNDARY_AXES_SWAPPED = "boundary_axes_swapped"
    BOUNDARY_UNMATCHED = "boundary_unmatched"
    BOUNDARY_AMBIGUOUS = "boundary_ambiguous"
    BOUNDARY_AREA_MISSING = "boundary_area_missing"
    BOUNDARY_REPAIRED = "boundary_repaired"
    BOUNDARY_NO_AREA = "boundary_no_area"
    BOUNDARY_FOREIGN = "boundary_foreign"
    BOUNDARY_TWICE = "boundary_twice"
    BOUNDARY_TOO_FEW = "boundary_too_few"
