"""Styling that the theme cannot express, written once per page."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from lib.charts.theme import Tokens
from lib.ui.view import View

FALLBACK_ICON = "category"


def material(name: str) -> str:
    """Return Streamlit's form of an icon name; a neutral icon if the data names none that exists."""
    return f":material/{name if name in ALL_MATERIAL_ICONS else FALLBACK_ICON}:"


def apply(view: View) -> None:
    """Put the stylesheet of the reader's colour mode into the page."""
    st.html(f"<style>{_sheet(view.tokens)}</style>")


@cache
def _sheet(tokens: Tokens) -> str:
    variables = (
        f":root{{--kk-ink:{tokens.ink};--kk-soft:{tokens.soft};--kk-paper:{tokens.paper};"
        f"--kk-paper2:{tokens.paper2};--kk-line:{tokens.hairline};--kk-accent:{tokens.accent};"
        f"--kk-contoh:{tokens.sample}}}"
    )
    return variables + _RULES


_RULES = """
.stMainBlockContainer{max-width:1280px;margin-inline:auto}
.kk-nama{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 8px;font-size:16px;line-height:1.4;
  color:var(--kk-soft)}
.kk-nama b{color:var(--kk-ink);font-size:18px;font-weight:600}
.st-key-kepala{border-bottom:1px solid var(--kk-line);padding-bottom:8px}
.st-key-kepala>div:first-child{flex:1 1 240px}
.kk-ikon{font-family:"Material Symbols Rounded";font-weight:400;font-size:1.15em;line-height:1;
  vertical-align:-.18em;letter-spacing:normal;text-transform:none;white-space:nowrap;
  direction:ltr;-webkit-font-feature-settings:"liga";font-feature-settings:"liga"}
.kk-judul{margin:0;font-size:28px;line-height:1.2;font-weight:600;color:var(--kk-ink)}
.kk-temuan{margin:4px 0 0;font-size:20px;line-height:1.4;max-width:46em;color:var(--kk-ink)}
.kk-catatan{margin:0;font-size:14px;line-height:1.45;color:var(--kk-soft);max-width:75ch}
.kk-catatan b{color:var(--kk-ink)}
.kk-contoh{display:inline-block;padding:0 8px;border:1px solid currentColor;border-radius:4px;
  font-size:12px;line-height:18px;font-weight:600;letter-spacing:.06em;color:var(--kk-contoh)}
.kk-kartu{display:flex;flex-direction:column;gap:4px;border-left:4px solid var(--kk-warna,var(--kk-line));
  padding-left:12px;min-height:100%;font-variant-numeric:tabular-nums;color:var(--kk-ink)}
.kk-kartu h3{margin:0;font-size:16px;line-height:1.3;font-weight:600;padding:0}
.kk-kartu .kk-angka{font-size:32px;line-height:1.15;font-weight:600}
.kk-kartu .kk-angka small{font-size:14px;font-weight:400;color:var(--kk-soft);margin-left:4px}
.kk-kartu p{margin:0;font-size:14px;line-height:1.4}
.kk-kartu .kk-lunak{color:var(--kk-soft)}
.kk-kartu svg{display:block;width:100%;height:40px;overflow:visible}
.kk-status{white-space:nowrap;font-weight:600;font-size:14px}
.kk-tabel{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
.kk-tabel th{font-weight:600;text-align:left;border-bottom:1px solid var(--kk-ink);padding:4px 8px}
.kk-tabel td{border-bottom:1px solid var(--kk-line);padding:4px 8px;vertical-align:top}
.kk-tabel .n{text-align:right;white-space:nowrap}
.kk-gulung{overflow-x:auto;max-width:100%}
.kk-daftar{margin:0;padding-left:1.2em;font-size:16px;line-height:1.5}
.kk-daftar li{margin:0 0 8px}
.kk-legenda{display:flex;align-items:flex-end;gap:2px;max-width:640px;font-size:12px;
  font-variant-numeric:tabular-nums;color:var(--kk-soft)}
.kk-legenda>div{flex:1 1 0;min-width:0;display:flex;flex-direction:column;text-align:center}
.kk-legenda i,.kk-legenda em{font-style:normal}
.kk-legenda em{line-height:1;color:var(--kk-ink)}
.kk-legenda b{display:block;border:1px solid var(--kk-line)}
.kk-legenda span{line-height:1.25;overflow-wrap:anywhere;padding-top:2px}
.kk-legenda .kk-kosong b{border:1px dashed var(--kk-soft);
  background:repeating-linear-gradient(45deg,transparent 0 4px,var(--kk-soft) 4px 5px)}
.kk-kaki{border-top:1px solid var(--kk-line);margin-top:24px;padding-top:8px;font-size:14px;
  color:var(--kk-soft)}
a.kk-tautan{color:var(--kk-ink);text-decoration:underline;text-decoration-color:var(--kk-line);
  text-underline-offset:3px}
a.kk-tautan:hover{text-decoration-color:currentColor}
@media (max-width:640px){
  .kk-judul{font-size:24px}.kk-temuan{font-size:18px}
  .kk-kartu .kk-angka{font-size:26px}
}
@media print{
  .stAppHeader,.stSidebar,.st-key-kepala,[class*="st-key-kendali"]{display:none!important}
  .stMain,.stApp,.stAppViewContainer{position:static!important;overflow:visible!important;height:auto!important}
  .stElementContainer{break-inside:avoid}
}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
"""
