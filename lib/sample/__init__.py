"""Invented values for the village level: reproducible, plausible, and never taken for real.

Every row has the status ``contoh``. ``write_sample`` puts them below ``nilai/contoh``;
deleting that folder leaves only real figures.
"""

from lib.sample.generator import generate
from lib.sample.writer import SAMPLE_FOLDER, write_sample

__all__ = ["SAMPLE_FOLDER", "generate", "write_sample"]
