"""A boundary file that was drawn and is broken now is still drawn, as it was, for readers only."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.contract.vocabulary import Level
from lib.store import commit
from lib.store.borders import standing_in
from lib.store.build import load_folder
from lib.store.holder import Store
from lib.store.shapes import Shapes, load_shapes
from lib.store.snapshot import Snapshot
from tests.folders import LONG, write_folder
from tests.load.test_fuzz import mutated
from tests.store.test_mending import shut
from tests.store.test_shapes import SQUARES, geojson

TODAY = dt.date(2025, 6, 30)
SAVED = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC).timestamp()
NAME = "batas/desa.geojson"
VALUES = LONG + "A2,71.74.01.1001,2024,24\n"
GOOD = geojson()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES, NAME: GOOD})
    for path in place.rglob("*.*"):
        os.utime(path, (SAVED, SAVED))
    return place


def both(folder: Path) -> tuple[Snapshot, Shapes]:
    """Return what a process that starts now shows."""
    store = Store(folder, folder.parent / "cache", TODAY)
    found = store.both()
    store._builder.finish()
    return found


def shown(folder: Path) -> Shapes:
    return both(folder)[1]


def as_it_is(folder: Path) -> Shapes:
    return load_shapes(load_folder(folder, None, TODAY), folder, None, TODAY)


def stood_in(shapes: Shapes) -> list[Finding]:
    return [f for f in shapes.findings if f.code is Code.BOUNDARY_LAST_GOOD]


def some(*codes: str) -> bytes:
    """Return the good file with some areas only."""
    content = json.loads(GOOD)
    content["features"] = [f for f in content["features"] if f["properties"]["kode"] in codes]
    return json.dumps(content).encode()


def turned() -> bytes:
    """Return the good file with latitude before longitude."""
    frame = frame_of(GOOD)
    frame["geometry"] = shapely.transform(frame.geometry.to_numpy(), lambda p: p[:, ::-1])
    return frame.to_json(drop_id=True).encode()


def frame_of(content: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame.from_features(json.loads(content)["features"], crs="EPSG:4326")


DEEP = GOOD.replace("[[[", "[" * 5000, 1).encode()
BROKEN: dict[str, tuple[bytes, Code | None]] = {
    "garbage": (b"\x01\x02\x03garbage", Code.BOUNDARY_UNREADABLE),
    "empty": (b"", Code.BOUNDARY_UNREADABLE),
    "truncated": (GOOD.encode()[: len(GOOD) // 2], Code.BOUNDARY_UNREADABLE),
    "no shapes": (b'{"type":"FeatureCollection","features":[]}', Code.BOUNDARY_EMPTY),
    "another place": (geojson(3.0).encode(), Code.BOUNDARY_ELSEWHERE),
    "another city": (GOOD.replace("71.74", "71.01").encode(), Code.BOUNDARY_UNMATCHED),
    "axes swapped": (turned(), Code.BOUNDARY_AXES_SWAPPED),
    "too deep": (DEEP, Code.BOUNDARY_NESTED),
    "codes gone": (GOOD.replace("kode", "k").replace("71.74", "Desa ").encode(), None),
    "one area left": (some("71.74.01.1001"), None),
    "points": (GOOD.replace("Polygon", "MultiPoint").replace("[[[", "[[").encode(), None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_keeps_its_last_good_state(folder: Path, name: str) -> None:
    values, good = both(folder)
    content, code = BROKEN[name]
    (folder / NAME).write_bytes(content)
    assert as_it_is(folder).schematic
    after, now = both(folder)
    assert (now.kind, now.page, now.neighbours) == ("resmi", good.page, good.neighbours)
    assert now.stand_ins == {NAME: SAVED}
    (finding,) = stood_in(now)
    left = "1" if name == "one area left" else "0"
    assert finding.file == NAME
    assert dict(finding.params) == {"date": "2025-03-01", "areas": "4", "now": left}
    assert code is None or code in {f.code for f in now.findings if f.file == NAME}
    assert Code.BOUNDARY_TOO_FEW not in {f.code for f in now.findings}
    assert now.digest not in (good.digest, as_it_is(folder).digest)
    assert after.values.equals(values.values)


def test_who_starts_later_shows_the_same_from_what_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder, folder.parent / "cache", TODAY)
    good = store.shapes()
    (folder / NAME).write_bytes(b"garbage")
    assert store.refresh()
    assert store.shapes().page == good.page
    assert not store.refresh()
    monkeypatch.setattr("lib.store.shapes.read_folder", None)
    again = shown(folder)
    assert (again.digest, again.page, again.findings, again.stand_ins) == (
        store.shapes().digest,
        good.page,
        store.shapes().findings,
        {NAME: SAVED},
    )


def test_what_a_check_kept_does_not_hide_the_last_good_state(folder: Path) -> None:
    good = shown(folder)
    (folder / NAME).write_bytes(b"garbage")
    cache = folder.parent / "cache"
    snapshot = load_folder(folder, None, TODAY)
    assert load_shapes(snapshot, folder, cache, TODAY).schematic
    assert shown(folder).page == good.page
    assert load_shapes(snapshot, folder, cache, TODAY).schematic
    names = standing_in(folder, snapshot.tables["wilayah"], cache, TODAY)
    assert {f: g.day.isoformat() for f, g in names.items()} == {NAME: "2025-03-01"}


def test_a_good_state_drawn_by_another_command_first_is_kept_too(folder: Path) -> None:
    snapshot = load_folder(folder, None, TODAY)
    good = load_shapes(snapshot, folder, folder.parent / "cache", TODAY)
    assert shown(folder).digest == good.digest
    (folder / NAME).write_bytes(b"garbage")
    assert shown(folder).page == good.page


def test_a_mended_file_is_drawn_at_once(folder: Path) -> None:
    shown(folder)
    (folder / NAME).write_bytes(b"garbage")
    shown(folder)
    (folder / NAME).write_text(geojson(0.001))
    now = shown(folder)
    assert (now.kind, now.stand_ins, now.findings) == ("resmi", {}, ())
    assert now.page == as_it_is(folder).page
    (folder / NAME).write_bytes(b"garbage")
    assert shown(folder).page == now.page


def test_a_file_taken_away_is_withdrawn_for_good(folder: Path) -> None:
    shown(folder)
    (folder / NAME).unlink()
    now = shown(folder)
    assert (now.schematic, now.findings) == (True, ())
    (folder / NAME).write_bytes(b"garbage")
    assert shown(folder).schematic


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names")
def test_what_is_no_file_any_more_is_still_drawn(folder: Path) -> None:
    good = shown(folder)
    (folder / NAME).unlink()
    os.mkfifo(folder / NAME)
    now = shown(folder)
    assert (now.page, now.stand_ins) == (good.page, {NAME: SAVED})


def test_a_folder_that_may_not_be_looked_into_is_still_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = shown(folder)
    with monkeypatch.context() as patch:
        shut(folder / "batas", patch)
        assert shown(folder).page == good.page
    assert shown(folder).stand_ins == {}


def test_a_file_withdrawn_while_broken_stays_withdrawn(folder: Path) -> None:
    shown(folder)
    (folder / NAME).write_bytes(b"garbage")
    shown(folder)
    (folder / NAME).unlink()
    assert shown(folder).schematic


def test_areas_taken_out_that_another_file_has_are_not_missed(folder: Path) -> None:
    shown(folder)
    codes = sorted(SQUARES)
    (folder / NAME).write_bytes(some(codes[0]))
    (folder / "batas/lain.geojson").write_bytes(some(*codes[1:]))
    now = shown(folder)
    assert (now.kind, now.stand_ins, now.findings) == ("resmi", {}, ())


def test_what_another_file_has_comes_before_a_last_good_state(folder: Path) -> None:
    shown(folder)
    (folder / NAME).write_bytes(b"garbage")
    moved = json.loads(geojson(0.0005))
    moved["features"] = moved["features"][:1]
    (folder / "batas/lain.geojson").write_text(json.dumps(moved))
    now = shown(folder)
    assert now.stand_ins == {NAME: SAVED}
    first = now.frames[Level.VILLAGE].set_index("kode").geometry["71.74.01.1001"]
    assert first.bounds[0] == pytest.approx(124.3005)
    assert len(now.frames[Level.VILLAGE]) == 4


def test_few_areas_less_leave_the_file_as_it_is(folder: Path) -> None:
    shown(folder)
    (folder / NAME).write_bytes(some(*sorted(SQUARES)[:3]))
    now = shown(folder)
    assert (now.kind, now.stand_ins) == ("resmi", {})
    assert len(now.frames[Level.VILLAGE]) == 3


def test_a_file_that_never_was_drawn_has_no_last_good_state(folder: Path) -> None:
    (folder / NAME).write_bytes(some("71.74.01.1001"))
    assert shown(folder).schematic
    (folder / NAME).write_bytes(b"garbage")
    assert shown(folder).schematic


def test_damaged_remains_are_no_use_and_do_no_harm(folder: Path) -> None:
    shown(folder)
    for path in (folder.parent / "cache/baik").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    (folder / NAME).write_bytes(b"garbage")
    assert shown(folder).schematic


def test_bytes_that_no_file_needs_are_deleted_after_a_day(folder: Path) -> None:
    for step in range(4):
        (folder / NAME).write_text(geojson(step / 1000))
        shown(folder)
        kept = [p for p in (folder.parent / "cache/baik").rglob("*") if p.is_file()]
        for path in kept:
            os.utime(path, (SAVED, SAVED))
    tables = len(list(folder.glob("*.csv"))) + len(list(folder.glob("nilai/*")))
    # The newest state and the one before it, and the list of each kind
    assert len(kept) <= tables + 1 + 2 + 1


def test_a_publication_that_takes_the_file_out_withdraws_it(folder: Path) -> None:
    shown(folder)
    (folder / NAME).write_bytes(b"garbage")
    draft = commit.Draft("Sari", "tarik", "2025-06-30T10:00:00+00:00", {NAME: None})
    commit.commit(folder, draft)
    assert shown(folder).schematic


def several(place: Path, content: str) -> None:
    frame_of(content).to_file(place / "desa.shp")


FORMATS: dict[str, Callable[[Path], object]] = {
    "desa.gpkg": lambda place: frame_of(GOOD).to_file(place / "desa.gpkg", driver="GPKG"),
    "desa.kml": lambda place: (
        frame_of(GOOD).rename(columns={"kode": "Name"}).to_file(place / "desa.kml", driver="KML")
    ),
    "desa.parquet": lambda place: frame_of(GOOD).to_parquet(place / "desa.parquet"),
    "desa.shp": lambda place: several(place, GOOD),
    "desa.zip": lambda place: zipped(place),
}


def zipped(place: Path) -> None:
    loose = place.parent.parent / "loose"
    loose.mkdir()
    several(loose, GOOD)
    with zipfile.ZipFile(place / "desa.zip", "w") as archive:
        for path in loose.iterdir():
            archive.write(path, path.name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(folder: Path, name: str) -> None:
    (folder / NAME).unlink()
    FORMATS[name](folder / "batas")
    good = shown(folder)
    assert good.kind == "resmi"
    content = (folder / "batas" / name).read_bytes()
    (folder / "batas" / name).write_bytes(content[: len(content) // 3])
    now = shown(folder)
    assert (now.page, [*now.stand_ins]) == (good.page, [f"batas/{name}"])


@pytest.mark.parametrize("ending", [".shp", ".shx", ".dbf", ".prj"])
@pytest.mark.parametrize("how", ["garbage", "gone"])
def test_a_companion_of_a_shapefile_is_part_of_it(folder: Path, ending: str, how: str) -> None:
    (folder / NAME).unlink()
    several(folder / "batas", GOOD)
    good = shown(folder)
    part = folder / f"batas/desa{ending}"
    if how == "gone":
        part.unlink()
    else:
        part.write_bytes(b"garbage")
    now = shown(folder)
    withdrawn = (ending, how) == (".shp", "gone")
    assert now.schematic == withdrawn
    assert withdrawn or now.page == good.page
    if how == "gone" and not now.schematic and as_it_is(folder).schematic:
        assert [*now.stand_ins] == ["batas/desa.shp"]


@pytest.mark.parametrize("name", ["desa.geojson", "desa.gpkg", "desa.shp", "desa.zip"])
def test_no_mutation_loses_the_boundaries_or_changes_a_value(folder: Path, name: str) -> None:
    if name in FORMATS:
        (folder / NAME).unlink()
        FORMATS[name](folder / "batas")
    path = folder / "batas" / name
    content = path.read_bytes()
    store = Store(folder, folder.parent / "cache", TODAY)
    values = store.snapshot().values
    for number in range(40):
        chance = random.Random(number)
        path.write_bytes(chance.randbytes(200) if number % 4 == 0 else mutated(content, chance))
        store.refresh()
        now = store.shapes()
        assert now.kind == "resmi", number
        assert set(now.page) == {Level.VILLAGE, Level.DISTRICT, Level.CITY}
        assert len(now.frames[Level.VILLAGE]) >= 2
        assert store.snapshot().values.equals(values)
        if number % 5 == 0:
            path.write_bytes(content)
            store.refresh()
            assert not store.shapes().stand_ins
    store._builder.finish()
