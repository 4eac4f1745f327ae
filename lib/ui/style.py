"""Styling that the theme cannot express, written once per page."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from lib.charts.theme import Tokens
from lib.design.colour import readable
from lib.ui.view import View

FALLBACK_ICON = "category"


def material(name: str) -> str:
    """Return Streamlit's form of an icon name, of a neutral one if it does not exist."""
    return f":material/{known_icon(name)}:"


def known_icon(name: str | None) -> str:
    """Return the name of an icon, or of a neutral one if the data names none that exists."""
    return name if name in ALL_MATERIAL_ICONS else FALLBACK_ICON


def colour(view: View, wanted: str | None) -> str:
    """Return a colour of the data made readable on the paper; the accent if it has none.

    Args:
        view: The reader's view.
        wanted: ``#RRGGBB``, for example of a dimension.
    """
    tokens = view.tokens
    try:
        return readable(wanted or tokens.accent, tokens.paper, tokens.ink)
    except ValueError:
        return tokens.accent


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
.stMainBlockContainer{max-width:1344px;margin-inline:auto;padding:64px clamp(16px,3vw,32px) 32px}
.kk-nama{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 8px;font-size:16px;line-height:1.4;
  color:var(--kk-soft)}
.kk-nama b{color:var(--kk-ink);font-size:18px;font-weight:600}
.st-key-kepala{border-bottom:1px solid var(--kk-line);padding-bottom:8px}
.st-key-kepala>div:first-child{flex:1 1 240px}
.kk-profil small{display:block;color:var(--kk-soft);font-size:14px}
.kk-profil td small{display:inline;margin-left:4px}
.kk-profil td b{font-weight:600}
.kk-profil td img{display:block;width:120px;height:30px}
.kk-profil tbody th,.kk-profil td{vertical-align:middle}
.kk-profil .kk-kelompok th{font-weight:600;font-size:16px;border-bottom-color:var(--kk-ink);
  padding:16px 8px 4px 12px;border-left:4px solid var(--kk-warna)}
.kk-lunak{color:var(--kk-soft)}
.kk-letak img{display:block;width:100%;max-width:200px;height:auto}
.kk-profil thead th:first-child{width:26%}
.kk-sempit{display:none}
@media (max-width:640px){.kk-lapang{display:none}.kk-profil .kk-sempit{display:block;white-space:normal}
  .kk-profil thead th:first-child{width:56%}}
.kk-ujung{margin-bottom:16px}
.kk-ujung caption{text-align:left;font-weight:600;padding:0 0 4px;color:var(--kk-ink)}
.kk-ujung td:first-child{padding-left:0}
.kk-pilihan td,.kk-pilihan th{font-weight:600;border-bottom-color:var(--kk-ink)}
@media (max-width:640px){.st-key-kepala{gap:8px!important}.st-key-kepala>div:first-child{flex-basis:100%}}
.kk-ikon{font-family:"Material Symbols Rounded";font-weight:400;font-size:1.15em;line-height:1;
  vertical-align:-.18em;letter-spacing:normal;text-transform:none;white-space:nowrap;
  direction:ltr;-webkit-font-feature-settings:"liga";font-feature-settings:"liga"}
.kk-judul{margin:0;font-size:28px;line-height:1.2;font-weight:600;color:var(--kk-ink)}
.kk-temuan{margin:4px 0 0;font-size:20px;line-height:1.4;max-width:60em;color:var(--kk-ink)}
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
.kk-kartu img{display:block;width:100%;max-width:220px;height:auto;margin:2px 0}
.kk-status{white-space:nowrap;font-weight:600;font-size:14px}
.kk-tabel{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
.kk-tabel th{font-weight:600;text-align:left;border-bottom:1px solid var(--kk-ink);padding:4px 8px}
.kk-tabel td{border-bottom:1px solid var(--kk-line);padding:4px 8px;vertical-align:top}
.kk-tabel .n{text-align:right;white-space:nowrap}
.kk-samar{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kk-tabel tbody th{font-weight:400;vertical-align:top;border-bottom-color:var(--kk-line)}
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
.kk-bagian{margin:0;padding:0;font-size:20px;line-height:1.3;font-weight:650;color:var(--kk-ink)}
.st-key-kartu_dimensi [class*="st-key-dimensi_"]{position:relative;padding:2px 0 2px 12px;
  border-left:4px solid var(--kk-warna,var(--kk-line))}
.st-key-kartu_dimensi [class*="st-key-dimensi_"]:hover{background:var(--kk-paper2)}
.st-key-kartu_dimensi [data-testid="stPageLink"] a{padding:0;background:none;text-decoration:none}
.st-key-kartu_dimensi [data-testid="stPageLink"] a::after{content:"";position:absolute;inset:0}
[data-testid="stPageLink"] a{height:auto;min-height:0}
[class*="st-key-tajuk"] [data-testid="stPageLink"] a{padding:0;background:none;
  text-decoration:none;align-items:flex-start}
[class*="st-key-tajuk"] [data-testid="stPageLink"] a:hover p{text-decoration:underline}
[class*="st-key-tajuk"] [data-testid="stPageLink"] *{white-space:normal;overflow:visible}
[class*="st-key-tajuk"] [data-testid="stPageLink"] p{font-size:16px;line-height:1.4;margin:0 0 4px}
.st-key-tajuk_keputusan [data-testid="stPageLink"] p{font-size:18px;line-height:1.45}
.kk-rubrik{margin:0;font-size:14px;line-height:1.4;font-weight:600;color:var(--kk-soft)}
.kk-nomor{display:block;font-size:28px;line-height:1;font-weight:600;width:20px;color:var(--kk-soft)}
.kk-dimensi{display:flex;flex-direction:column;gap:4px;font-variant-numeric:tabular-nums;
  color:var(--kk-ink)}
.kk-dimensi p{margin:0;font-size:14px;line-height:1.35}
.kk-dimensi .kk-guna{min-height:3lh}
.kk-dimensi .kk-contoh{padding:0 4px;letter-spacing:.02em}
.st-key-kartu_dimensi [data-testid="stPageLink"] a :is(p,span){color:var(--kk-warna)}
.kk-dimensi .kk-lunak,.kk-lunak{color:var(--kk-soft)}
.kk-lajur{display:flex;gap:1px;height:8px;margin:4px 0}
.kk-lajur .kk-sisa{box-shadow:inset 0 0 0 1px var(--kk-line)}
.kk-kartu .kk-sumber{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;margin-top:auto}
[class*="st-key-ind_"]{position:relative;border-left:4px solid var(--kk-warna,var(--kk-line))}
[class*="st-key-ind_"]:hover{background:var(--kk-paper2)}
[class*="st-key-ind_"] .kk-kartu{border-left:0;padding:8px 8px 8px 12px}
[class*="st-key-ind_"] [class*="st-key-pilih_"]{position:absolute;inset:0;width:100%}
[class*="st-key-pilih_"] :is(.stButton,button){width:100%;height:100%;min-height:0}
[class*="st-key-pilih_"] button{background:none!important;border:0;border-radius:0}
[class*="st-key-pilih_"] button *{position:absolute;width:1px;height:1px;overflow:hidden;
  clip-path:inset(50%);white-space:nowrap}
.kk-uraian{display:grid;grid-template-columns:minmax(120px,200px) 1fr;gap:8px 16px;margin:8px 0 0!important;padding:0!important;
  font-size:16px;line-height:1.45;max-width:900px}
.kk-uraian dt{color:var(--kk-soft)}
.kk-uraian dd{margin:0;max-width:75ch;overflow-wrap:anywhere}
.kk-subjudul{margin:4px 0 0;padding:0;font-size:24px;line-height:1.25;font-weight:600;color:var(--kk-ink)}
.kk-teks{margin:0;font-size:16px;line-height:1.5;max-width:75ch;color:var(--kk-ink)}
.kk-lead{margin:8px 0;font-size:18px;line-height:1.45;max-width:66ch;color:var(--kk-ink)}
.kk-kepala-rincian{border-left:4px solid var(--kk-warna);padding-left:16px}
.kk-kepala-rincian p:last-child{margin:0}
.kk-uraian .kk-belum{font-style:italic}
.kk-kunci{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:4px 0!important;padding:0!important;font-size:14px;
  color:var(--kk-ink)}
.kk-kunci li{display:flex;align-items:center;gap:8px;margin:0}
.kk-kunci i{display:inline-block;width:16px;height:16px;border-radius:2px}
.st-key-daftar [data-testid="stRadioCaption"],.st-key-daftar [data-testid="stRadioCaption"] *{color:var(--kk-soft)!important;opacity:1}
.st-key-daftar label:has(input:checked){scroll-initial-target:nearest}
.kk-anak{margin:0;padding:8px 0 0;font-size:16px;line-height:1.35;font-weight:650;color:var(--kk-ink)}
.kk-temuan-kelompok{border-left:4px solid var(--kk-warna);padding:0 0 0 16px;margin:0 0 24px;max-width:80ch;
  color:var(--kk-ink);font-size:16px;line-height:1.45}
.kk-dua{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:0 32px}
.kk-temuan-kelompok h3{margin:0;padding:0 0 4px;font-size:16px;font-weight:650}
.kk-temuan-kelompok ul{margin:0!important;padding:0!important;list-style:none}
.kk-temuan-kelompok li{margin:0 0 8px;overflow-wrap:anywhere}
.kk-temuan-kelompok p{margin:0 0 4px}
.kk-ditahan{border-top:1px solid var(--kk-line);padding:8px 0 16px}
.kk-kalender td{border-color:var(--kk-paper)}
.kk-kaki{border-top:1px solid var(--kk-line);margin-top:24px;padding-top:8px;font-size:14px;
  color:var(--kk-soft)}
a.kk-tautan{color:var(--kk-ink);text-decoration:underline;text-decoration-color:var(--kk-line);
  text-underline-offset:3px}
a.kk-tautan:hover{text-decoration-color:currentColor}
@media (max-width:640px){
  .kk-uraian{grid-template-columns:1fr;gap:0}.kk-uraian dd{margin-bottom:8px}
  .st-key-daftar,[data-testid="stLayoutWrapper"]:has(>.st-key-daftar){max-height:264px!important}
  .kk-lebar,.kk-kalender tr>:nth-child(n+5){display:none}
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
