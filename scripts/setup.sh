# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run, ./check and ./bench: installs what is missing with apt, builds the dev preset.

say() { printf '\033[1m呼应\033[0m %s\n' "$*"; }
die() { printf '呼应：%s\n' "$*" >&2; exit 1; }

build_packages="g++ cmake ninja-build ccache mold pkg-config git ca-certificates
  qt6-base-dev qt6-base-dev-tools qt6-charts-dev qt6-positioning-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools
  qt6-l10n-tools qt6-translations-l10n qt6-qpa-plugins libgl-dev
  libqgis-dev qgis-providers qtbase5-dev
  libgdal-dev libsqlitecpp-dev libsqlite3-dev libsodium-dev libexpected-dev libboost-dev libicu-dev
  fonts-noto-cjk xvfb xauth tzdata"
test_packages="xdotool imagemagick python3 sqlite3 gdal-bin libxlsxwriter-dev x11-utils openbox"

# install_packages NAME…: asks apt only for what dpkg does not have.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || die "缺少软件包：${missing[*]}。本机没有 apt-get，请用系统的包管理器安装后再试。"
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "缺少软件包：${missing[*]}。请用 root 运行，或先安装 sudo。"
    sudo=sudo
  fi
  say "安装 ${#missing[@]} 个软件包：${missing[*]}"
  $sudo apt-get update -qq || die "apt-get update 失败，请检查网络和软件源。"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"$log_dir/apt.log" 2>&1 || { tail -n 20 "$log_dir/apt.log" >&2; die "安装失败，全文见 $log_dir/apt.log"; }
}

# build_preset NAME: configures once, builds what changed.
build_preset() {
  say "构建（$1）…"
  { [ -f "build/$1/build.ninja" ] || cmake --preset "$1"; } >"$log_dir/configure-$1.log" 2>&1 \
    || { tail -n 30 "$log_dir/configure-$1.log" >&2; die "配置失败，全文见 $log_dir/configure-$1.log"; }
  cmake --build --preset "$1" >"$log_dir/build-$1.log" 2>&1 \
    || { grep -E -A6 'error|FAILED' "$log_dir/build-$1.log" | head -n 60 >&2; die "构建失败，全文见 $log_dir/build-$1.log"; }
}

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
log_dir=$PWD/build/logs
mkdir -p "$log_dir"
bin=$PWD/build/dev/bin
