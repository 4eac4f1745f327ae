"""One loaded city, immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from lib.contract.finding import Finding

VALUES: Mapping[str, pl.DataType] = {
    "indikator": pl.String(),
    "wilayah": pl.String(),
    "periode": pl.String(),
    "nilai": pl.Float64(),
    "status": pl.String(),
    "sumber": pl.String(),
    "pembilang": pl.Float64(),
    "penyebut": pl.Float64(),
    "catatan": pl.String(),
    # Derived on load
    "kata": pl.String(),  # the word of a category indicator; nilai is then its place, from 1
    "jenjang": pl.String(),  # kota / kecamatan / kelurahan
    "mulai": pl.Date(),  # first day of the period
    "bulan": pl.Int8(),  # length of the period in months
    "kualitas": pl.String(),  # A..C of the source; null without one
    "berkas": pl.String(),  # file, relative to the data folder
    "lembar": pl.String(),  # sheet; null in a file without sheets
    "baris": pl.Int32(),  # row in it, 1-based
}
"""Columns of the tidy table, one row per (indikator, wilayah, periode)."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What became of one file of the data folder."""

    file: str
    layout: str
    """``tabel``, ``panjang``, ``lebar``, ``batas``, ``bukti`` or ``dilewati``."""
    rows_read: int
    rows_kept: int
    size: int
    modified: float
    """Seconds since 1970."""
    last_good: float | None = None
    """When the state that stands in for a broken file was saved; ``None`` if it is itself used."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one data folder holds at one moment."""

    fingerprint: str
    """Hash of the folder's contents; equal folders have equal fingerprints."""
    tables: Mapping[str, pl.DataFrame]
    """Reference tables by name, every one of the contract present (empty if not supplied),
    typed, canonical columns in canonical order."""
    values: pl.DataFrame
    """Published observations, columns ``VALUES``, sorted by indikator, wilayah, mulai, bulan."""
    withheld: pl.DataFrame
    """Observations of quality D, same columns: listed for audit, never drawn."""
    findings: tuple[Finding, ...]
    files: tuple[LoadedFile, ...]
    places: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    """Where each row of a reference table stands: berkas, lembar, baris, by table."""
