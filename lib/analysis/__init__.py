"""Numbers that stand up: frames, series or lists in, frames or frozen dataclasses out.

``from lib import analysis`` is all that a notebook needs: ``analysis.gini(...)``,
``analysis.moran(...)``, ``analysis.trends(frame)``. Every function has a runnable example in
``docs/analisis.md``. Modules are loaded when something of theirs is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

PUBLIC: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "absorption": ("absorbed", "money"),
        "attainment": ("against",),
        "autocorrelation": ("geary", "join_counts", "moran"),
        "clusters": ("getis_ord", "local_moran"),
        "consistency": ("cronbach_alpha", "dimension_fit"),
        "contribution": ("contributions",),
        "decision": ("decisions",),
        "development": ("hdi", "ipm"),
        "discovery": ("false_discovery",),
        "disparity": ("disparities",),
        "funnel": ("funnel_limits", "funnel_plot"),
        "inequality": ("drivers", "extent", "gini", "lorenz", "theil", "williamson"),
        "instrument": (
            "components",
            "pillar_index",
            "score_needed",
            "weight_sums",
            "weighted_index",
            "what_if",
        ),
        "judgement": ("judge",),
        "kendall": ("kendall_exact", "mann_kendall", "seasonal_mann_kendall"),
        "mean": (
            "arithmetic_mean",
            "geometric_mean",
            "harmonic_mean",
            "outranking",
            "penalised_mean",
        ),
        "neighbourhood": ("contiguity", "nearest", "within"),
        "normalisation": (
            "distance_to_target",
            "goalposts",
            "min_max",
            "percentile_ranks",
            "ranks_up",
            "z_scores",
        ),
        "outlook": ("projections",),
        "outlying": ("kurtosis", "skewness", "winsorised"),
        "pattern": ("find_pattern",),
        "pooling": ("roll_up",),
        "priority": ("priority_areas", "priority_indicators"),
        "progress": (
            "colour",
            "escap_status",
            "growth_rate",
            "growth_ratio",
            "limit_factor",
            "linear_ratio",
            "measure",
            "pace_class",
            "unsd_ratio",
        ),
        "projection": ("chance", "drift", "holt", "project", "why_not"),
        "readiness": ("chase_list", "readiness_by", "readiness_items"),
        "rate": ("counted", "rate_of"),
        "robustness": ("rank_intervals",),
        "schedule": ("s_curve_total", "s_curves", "standings"),
        "score": ("Design", "Method", "pooled_goalposts", "scores", "section"),
        "shift": ("change_point", "outliers", "pettitt"),
        "slope": ("seasonal_slope", "sen_slope", "theil_sen"),
        "small_numbers": (
            "intervals",
            "poisson_interval",
            "relative_error",
            "stability",
            "wilson",
        ),
        "smoothing": ("empirical_bayes",),
        "status": ("statuses",),
        "trend": ("trend_of", "trends"),
    }
)
"""What can be asked of the package itself, by the module that it lives in."""

_HOME = {name: module for module, names in PUBLIC.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load what is asked for: a public function, or a module of the package."""
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as why:
        if why.name != f"{__name__}.{name}":
            raise
        raise AttributeError(name) from why


def __dir__() -> list[str]:
    """List the public functions."""
    return __all__
