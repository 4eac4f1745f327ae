#!/usr/bin/env bash
# Install what the browser tests drive: Chromium, its fonts, and nginx.
# Debian's packages where apt-get is there and may be used, else Playwright's own Chromium.
# Use: install.sh PATH_OF_PLAYWRIGHT
set -eu

have() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

if have chromium && have nginx && fc-list 2>/dev/null | grep -qi dejavu; then
  exit 0
fi

if have apt-get && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    chromium fontconfig fonts-dejavu-core nginx procps >/dev/null
  exit 0
fi

have chromium || "$1" install chromium
