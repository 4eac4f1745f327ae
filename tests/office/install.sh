#!/usr/bin/env bash
# Install what the tests of Office files open them with: LibreOffice Impress and Calc, no extras,
# a face as wide as Calibri, and the tools that turn a PDF into pictures. About a minute and
# some hundred MB, once; without apt-get the tests are skipped with a reason.
set -eu

have_calc() { ls "$(dirname "$(readlink -f "$(command -v soffice)")")"/libsclo.* >/dev/null 2>&1; }

if command -v soffice >/dev/null 2>&1 && have_calc && command -v pdftoppm >/dev/null 2>&1; then
  exit 0
fi

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    libreoffice-impress libreoffice-calc fonts-crosextra-carlito poppler-utils >/dev/null
  exit 0
fi

echo "LibreOffice or poppler-utils is missing: tests of Office files are skipped." >&2
