#!/usr/bin/env bash
# Run the unit and QGIS tests on QGIS 3.44 (Debian forky, Python 3.14), in a debootstrap folder beside the project.
#
#   tools/setup_qgis344.sh [pytest arguments]
#
# The first run downloads about 2.4 GB into CLEFOP_QGIS344 (build/qgis344 unless it is set); the next ones start at
# once. Needs root rights (chroot). The mirror is the one this machine's own apt uses.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
CHROOT="$(realpath -m "${CLEFOP_QGIS344:-$ROOT/build/qgis344}")"
WHEELS="$ROOT/build/qgis344-wheels"
REQUIREMENTS="$ROOT/requirements-qgis344.txt"
SUITE="forky"
PACKAGES=(python3-qgis qgis-providers python3-pandas python3-scipy python3-shapely python3-matplotlib python3-openpyxl
          python3-venv poppler-utils fonts-open-sans qttools5-dev-tools git xvfb)
MOUNTS=()

say() { printf '%s\n' "$*"; }

if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say "Root rights are needed for the chroot: run this as root, or install sudo." >&2; exit 1; }
    exec sudo --preserve-env=CLEFOP_QGIS344,CLEFOP_DATA,http_proxy,https_proxy,no_proxy "$0" "$@"
fi

unmount_all() {
    local index
    for ((index = ${#MOUNTS[@]} - 1; index >= 0; index--)); do
        umount "${MOUNTS[index]}" 2>/dev/null || umount -l "${MOUNTS[index]}" || true
    done
    MOUNTS=()
}
trap unmount_all EXIT
trap 'exit 130' INT TERM

bind() {
    mkdir -p "$2"
    mount --bind "$1" "$2"
    MOUNTS+=("$2")
}

in_chroot() { chroot "$CHROOT" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

# The address of the Debian archive, without the suite: the same archive holds forky.
mirror() {
    local uri
    uri="$(apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(LABEL)|$(COMPONENT)' 'Created-By: Packages' \
           | awk -F'|' '$2 == "Debian" && $3 == "Debian" && $4 == "main" && !n++ {print $1}')"
    [ -n "$uri" ] || uri="$(apt-get indextargets --format '$(REPO_URI)|$(COMPONENT)' 'Created-By: Packages' \
           | awk -F'|' '$1 ~ /\/debian\/?$/ && $2 == "main" && !n++ {print $1}')"
    [ -n "$uri" ] || { say "No Debian source was found on this machine, so the archive's address cannot be derived." >&2; exit 1; }
    printf '%s' "$uri"
}

bootstrap() {
    local uri scripts
    [ ! -f "$CHROOT/.clefop-base" ] || return 0
    if ! command -v debootstrap >/dev/null 2>&1; then
        apt-get update -q || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap
    fi
    uri="$(mirror)"
    scripts="$(mktemp -d)"
    cp -r /usr/share/debootstrap/. "$scripts/"
    # An older debootstrap does not know the suite by name; every Debian suite uses the script of sid.
    [ -e "$scripts/scripts/$SUITE" ] || ln -s sid "$scripts/scripts/$SUITE"
    say "Building $SUITE in $CHROOT"
    rm -rf --one-file-system "$CHROOT"
    mkdir -p "$CHROOT"
    DEBOOTSTRAP_DIR="$scripts" debootstrap --variant=minbase "$SUITE" "$CHROOT" "$uri" >"$CHROOT.log" 2>&1 \
        || { tail -n 20 "$CHROOT.log" >&2; exit 1; }
    rm -rf "$scripts"
    touch "$CHROOT/.clefop-base"
}

install_packages() {
    local wanted
    wanted="${PACKAGES[*]}"
    [ "$(cat "$CHROOT/.clefop-packages" 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing QGIS in the chroot"
    # Whatever proxy or retry rule apt follows on this machine also holds inside.
    apt-config dump Acquire >"$CHROOT/etc/apt/apt.conf.d/00host"
    in_chroot DEBIAN_FRONTEND=noninteractive apt-get update -q >>"$CHROOT.log" 2>&1
    in_chroot DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${PACKAGES[@]}" \
        >>"$CHROOT.log" 2>&1 || { tail -n 20 "$CHROOT.log" >&2; exit 1; }
    in_chroot apt-get clean
    printf '%s' "$wanted" >"$CHROOT/.clefop-packages"
}

# The wheels are fetched by the pip of the development environment, which already knows the way to its index.
install_test_packages() {
    local wanted python_version
    wanted="$(sha256sum "$REQUIREMENTS" | cut -d' ' -f1)"
    [ "$(cat "$CHROOT/.clefop-requirements" 2>/dev/null)" != "$wanted" ] || return 0
    python_version="$(in_chroot python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    mkdir -p "$WHEELS"
    "${CLEFOP_VENV:-$ROOT/.venv}/bin/python" -m pip download --quiet --disable-pip-version-check --dest "$WHEELS" \
        --python-version "$python_version" --only-binary=:all: -r "$REQUIREMENTS"
    [ -x "$CHROOT/opt/venv/bin/python" ] || in_chroot python3 -m venv --system-site-packages /opt/venv
    in_chroot /opt/venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index \
        --find-links /src/build/qgis344-wheels -r /src/requirements-qgis344.txt
    printf '%s' "$wanted" >"$CHROOT/.clefop-requirements"
}

bootstrap
install -m 0644 /etc/resolv.conf "$CHROOT/etc/resolv.conf"
install -m 0644 /etc/hosts "$CHROOT/etc/hosts"
bind /proc "$CHROOT/proc"
bind /dev "$CHROOT/dev"
install_packages
bind "$ROOT" "$CHROOT/src"
if [ -d "${CLEFOP_DATA:-$ROOT/../shared/data}" ]; then
    bind "$(realpath "${CLEFOP_DATA:-$ROOT/../shared/data}")" "$CHROOT/data"
fi
install_test_packages
in_chroot /opt/venv/bin/python -c 'from qgis.core import Qgis; print("QGIS", Qgis.version())'

run_tests() {
    in_chroot QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/root CLEFOP_DATA=/data PYTHONDONTWRITEBYTECODE=1 \
        /bin/sh -c 'cd /src && exec /opt/venv/bin/python -m pytest -p no:cacheprovider "$@"' sh "$@"
}

if [ "$#" -gt 0 ]; then
    run_tests "$@"
else
    # Apart, as in the Makefile: files of the two folders may have the same name.
    run_tests tests/unit
    run_tests tests/qgis
fi
