#!/usr/bin/env bash
# Chromium and Chinese fonts from the system's packages, for the tests that look at pages. Does nothing where both are there.
set -euo pipefail
if command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi cjk; then exit 0; fi
if ! command -v apt-get >/dev/null; then
  echo "install Chromium and Noto Sans CJK with this system's package manager, then set CHROMIUM to its path" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig
