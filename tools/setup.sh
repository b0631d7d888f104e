#!/usr/bin/env bash
# Prepare a machine: QGIS 3.40 or newer, the system tools the tests use, and the development virtual environment.
#
# Safe to run again: each step is skipped when its result is already there. Works as root, or as a user through sudo.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="${CLEFOP_VENV:-$ROOT/.venv}"
MINIMUM_QGIS="3.40"
SYSTEM_PYTHON="/usr/bin/python3"
PACKAGES=(qgis python3-qgis qgis-providers python3-venv python3-pip xvfb poppler-utils fonts-open-sans
          qttools5-dev-tools make)
# From Python 3.12 on, the distribution's own science packages are recent enough (see requirements-dev.txt).
SCIENCE=(python3-pandas python3-scipy python3-shapely python3-matplotlib python3-openpyxl)
STAMP="$VENV/.requirements.sha256"

say() { printf '%s\n' "$*"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo --preserve-env=http_proxy,https_proxy,no_proxy,DEBIAN_FRONTEND "$@"
    else
        say "Root rights are needed for: $*" >&2
        say "Run this as root, or install sudo." >&2
        exit 1
    fi
}

# Nothing is printed for a package that is not there, which is no failure.
installed_version() { { dpkg-query -W -f '${Status} ${Version}\n' "$1" 2>/dev/null || true; } | sed -n 's/^install ok installed //p'; }
candidate_version() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p'; }
new_enough() { [ -n "$1" ] && [ "$1" != "(none)" ] && dpkg --compare-versions "${1#*:}" ge "$MINIMUM_QGIS"; }

missing_packages() {
    local name
    for name in "${PACKAGES[@]}"; do
        [ -n "$(installed_version "$name")" ] || printf '%s\n' "$name"
    done
}

# The backports suite lives beside the main one, so its address is read from the machine's own Debian source.
add_backports() {
    local codename="$1" uri key=/usr/share/keyrings/debian-archive-keyring.gpg
    uri="$(apt-get indextargets --format '$(REPO_URI)|$(RELEASE)|$(CODENAME)|$(COMPONENT)' 'Created-By: Packages' \
           | awk -F'|' -v c="$codename" '($2 == c || $2 == "stable") && $3 == c && $4 == "main" && !n++ {print $1}')"
    if [ -z "$uri" ]; then
        say "No Debian source for '$codename' was found on this machine, so its backports cannot be derived." >&2
        exit 1
    fi
    {
        printf 'Types: deb\nURIs: %s\nSuites: %s-backports\nComponents: main\n' "$uri" "$codename"
        [ ! -f "$key" ] || printf 'Signed-By: %s\n' "$key"
    } | as_root tee /etc/apt/sources.list.d/clefop-backports.sources >/dev/null
    as_root apt-get update -q
}

choose_packages() {
    local python
    python="$(installed_version python3)"
    [ -n "$python" ] || python="$(candidate_version python3)"
    ! dpkg --compare-versions "$python" ge 3.12 || PACKAGES+=("${SCIENCE[@]}")
}

install_system_packages() {
    local codename options=()
    choose_packages
    if new_enough "$(installed_version python3-qgis)" && [ -z "$(missing_packages)" ]; then
        say "System packages: already there (QGIS $(installed_version python3-qgis))."
        return
    fi
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -q || say "Some package sources did not answer; going on with the others."
    codename="$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")"
    if ! new_enough "$(candidate_version python3-qgis)" && ! new_enough "$(installed_version python3-qgis)"; then
        apt-cache policy | grep "n=${codename}-backports" >/dev/null || add_backports "$codename"
        options=(-t "${codename}-backports")
    fi
    as_root apt-get install -y -q --no-install-recommends "${options[@]}" "${PACKAGES[@]}"
    new_enough "$(installed_version python3-qgis)" || {
        say "QGIS $(installed_version python3-qgis) is older than $MINIMUM_QGIS and no newer one is offered here." >&2
        exit 1
    }
}

install_python_packages() {
    local wanted
    wanted="$(sha256sum "$ROOT/requirements-dev.txt" | cut -d' ' -f1)"
    if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$wanted" ] && [ -x "$VENV/bin/python" ]; then
        say "Python packages: already there."
        return
    fi
    [ -x "$VENV/bin/python" ] || "$SYSTEM_PYTHON" -m venv --system-site-packages "$VENV"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -r "$ROOT/requirements-dev.txt"
    printf '%s' "$wanted" > "$STAMP"
}

command -v apt-get >/dev/null 2>&1 || { say "This set-up knows Debian and Ubuntu only (apt-get not found)." >&2; exit 1; }
install_system_packages
install_python_packages
say "Ready: $("$VENV/bin/python" -c 'from qgis.core import Qgis; print("QGIS", Qgis.version())' 2>/dev/null), environment in ${VENV#"$ROOT"/}."
