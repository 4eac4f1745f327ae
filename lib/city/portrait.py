"""One area among its peers: its profile, the areas like it, and those fair to compare with."""

from __future__ import annotations

import polars as pl

from lib.analysis import profile as profiles
from lib.analysis import similarity, standard
from lib.analysis.profile import Profile
from lib.analysis.similarity import Peers, Similarity
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Framework, Level
from lib.store.catalogue import Area, Dimension, Indicator

FAIR = (Peers.NEIGHBOURS, Peers.KIND, Peers.SIZE)
"""Groups of peers that are offered for comparison."""

Entry = tuple[Indicator, dict[str, object]]
"""An indicator and the area's row of it."""


def profile(city: City, kode: str) -> Profile:
    """Return an area among its peers; see ``analysis.profile``."""
    return _profiles(city, city.catalogue.area(kode).level)[kode]


@remembered
def _profiles(city: City, level: Level) -> dict[str, Profile]:
    """Return all areas of a level: together they take hardly longer than one."""
    codes = [area.kode for area in city.catalogue.areas(level)]
    tables = city.snapshot.tables
    return profiles.profiles(codes, city.latest, city.panel, tables["indikator"], tables["wilayah"])


@remembered
def entries(
    city: City, kode: str, framework: Framework
) -> tuple[tuple[Dimension | None, tuple[Entry, ...]], ...]:
    """Return what is known of an area, dimension by dimension.

    Args:
        city: The city.
        kode: Code of the area.
        framework: Whose dimensions group the indicators.

    Returns:
        Dimensions in their order, each with the indicators that have a value; last, under
        ``None``, those without a dimension in the framework. The rows are those of
        ``analysis.profile`` with ``bagian``: the share of the city's count, 0..1.
    """
    rows = {r["indikator"]: r for r in _with_share(city, profile(city, kode).rows)}
    known = [(i, rows[i.kode]) for i in city.catalogue.indicators if i.kode in rows]
    dimensions = city.catalogue.dimensions(framework)
    codes = {d.kode for d in dimensions}
    groups: list[tuple[Dimension | None, tuple[Entry, ...]]] = [
        (d, tuple(e for e in known if city.dimension_of(e[0], framework) == d.kode))
        for d in dimensions
    ]
    rest = tuple(e for e in known if city.dimension_of(e[0], framework) not in codes)
    return tuple(group for group in [*groups, (None, rest)] if group[1])


@remembered
def similar(city: City, kode: str) -> Similarity:
    """Return the areas most like one area; see ``analysis.similarity``."""
    return similarity.similar(measured(city, city.catalogue.area(kode).level), kode)


@remembered
def peers(city: City, kode: str, by: Peers) -> tuple[Area, ...]:
    """Return the areas that have something in common with one area, by name."""
    codes = similarity.peers(
        kode, by, city.snapshot.tables["wilayah"], neighbours=city.shapes.neighbours
    )
    return tuple(sorted((city.catalogue.area(c) for c in codes), key=lambda a: a.nama))


def coarser_only(city: City, area: Area) -> int:
    """Return how many indicators have values, but only for coarser areas than this one."""
    order = [Level.VILLAGE, Level.DISTRICT, Level.CITY]
    here = order.index(area.level)
    finest = {i.kode: city.levels(i.kode) for i in city.catalogue.indicators}
    return sum(bool(levels) and order.index(levels[0]) > here for levels in finest.values())


@remembered
def measured(city: City, level: Level) -> pl.DataFrame:
    """Return one common period of each indicator on a common scale; see ``standard``."""
    section = standard.cross_section(city.panel, level)
    return standard.distances(section, city.snapshot.tables["indikator"])


def _with_share(city: City, rows: pl.DataFrame) -> list[dict[str, object]]:
    """Add the share that a count has of the city's, where both are, or are not, samples."""
    counted = [i.kode for i in city.catalogue.indicators if i.agregasi is Aggregation.SUM]
    whole = city.panel.filter(
        pl.col("wilayah") == (city.area.kode if city.area else ""),
        pl.col("indikator").is_in(counted),
        pl.col("nilai") > 0,
    ).select("indikator", "periode", "contoh", pl.col("nilai").alias("seluruh"))
    share = pl.when(pl.col("nilai") >= 0).then(pl.col("nilai") / pl.col("seluruh"))
    return (
        rows.join(whole, on=["indikator", "periode", "contoh"], how="left")
        .with_columns(share.alias("bagian"))
        .drop("seluruh")
        .to_dicts()
    )
