# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run, ./check and ./bench: installs what is missing with apt, builds a preset.

say() { printf '\033[1m呼应\033[0m %s\n' "$*"; }
die() { printf '呼应：%s\n' "$*" >&2; exit 1; }

build_packages="g++ cmake ninja-build ccache mold pkg-config git ca-certificates
  qt6-base-dev qt6-base-dev-tools qt6-charts-dev qt6-positioning-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools
  qt6-l10n-tools qt6-translations-l10n qt6-qpa-plugins libgl-dev
  libqgis-dev qgis-providers qtbase5-dev
  libgdal-dev libsqlitecpp-dev libsqlite3-dev libsodium-dev libpq-dev libxlsxwriter-dev libexpected-dev libboost-dev libicu-dev
  libpng-dev qtkeychain-qt6-dev libsecret-1-0
  fonts-noto-cjk xvfb xauth tzdata"
# The PostGIS of the release's own PostgreSQL: 15 in Debian 12, 17 in Debian 13.
postgresql_packages="postgresql postgresql-$(. /etc/os-release && [ "${VERSION_ID:-12}" = 13 ] && echo 17 || echo 15)-postgis-3 openssl"
test_packages="xdotool imagemagick python3 sqlite3 gdal-bin x11-utils x11-xserver-utils openbox dbus-daemon gnome-keyring $postgresql_packages"

# counted LOG COMMAND…: keeps the words of COMMAND in LOG and shows how far ninja or apt has come: in place on a
# terminal, elsewhere a line every tenth.
counted() {
  local log=$1 line percent shown=-1 terminal=""
  shift
  [ ! -t 1 ] || terminal=yes
  "$@" 2>&1 | {
    while IFS= read -r line; do
      if [[ $line =~ ^(dl|pm)status:.*:([0-9]+)\.[0-9]*: ]]; then
        percent=$((BASH_REMATCH[2] / 2)) # apt counts fetching and installing from nothing each
        [ "${BASH_REMATCH[1]}" = dl ] || percent=$((percent + 50))
      else
        printf '%s\n' "$line"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
      fi
      if [ -n "$terminal" ]; then
        printf '\r  %3d %%' "$percent" >&3
      elif [ $((percent / 10)) -gt "$shown" ]; then
        shown=$((percent / 10))
        printf '  %d %%\n' "$percent" >&3
      fi
    done 3>&1 >"$log"
    [ -z "$terminal" ] || printf '\r\033[K'
  }
  return "${PIPESTATUS[0]}"
}

# apt_failed: says what apt's logs come to and what to do about it. A source out of reach shows in the update only.
apt_failed() {
  local words
  words=$(cat "$log_dir/apt-update.log" "$log_dir/apt.log" 2>/dev/null)
  said() { grep -qE "$1" <<<"$words"; }
  grep -E '^(E|W|Err):' <<<"$words" | tail -n 6 >&2 || true
  if said 'not resolve|not connect|Temporary failure|[Uu]nreachable|timed out|Connection (failed|refused|reset)'; then
    die "连不上软件源。请检查网络、代理和 /etc/apt 里的软件源，再运行一次。全文见 $log_dir/apt*.log"
  elif said 'Could not get lock'; then
    die "另一个 apt 正在安装软件，等它结束后再运行一次。"
  elif said 'No space left|enough free space'; then
    die "磁盘空间不够：软件包和构建共需约 6 GB。"
  elif said 'Unable to locate|no installation candidate'; then
    die "软件源里没有上面这些软件包。需要 Debian 12 或 13 的 main 软件源，见 /etc/apt。"
  fi
  die "安装失败，全文见 $log_dir/apt*.log"
}

# install_packages NAME…: asks apt only for what dpkg does not have.
install_packages() {
  local missing=() name root=()
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || die "缺少软件包：${missing[*]}。本机没有 apt-get，请用系统的包管理器安装后再试。"
  if [ "$(id -u)" -ne 0 ]; then
    { command -v sudo >/dev/null && sudo -v; } \
      || die "缺少软件包，而 $(id -un) 无权安装。请让管理员先执行下面一行，再运行一次：
  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    root=(sudo)
  fi
  say "安装 ${#missing[@]} 个软件包：${missing[*]}"
  # English words in apt's log, so that apt_failed can read them
  root+=(env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
  rm -f "$log_dir"/apt*.log
  "${root[@]}" apt-get update -q >"$log_dir/apt-update.log" 2>&1 || apt_failed
  counted "$log_dir/apt.log" "${root[@]}" apt-get install -y -q --no-install-recommends -o APT::Status-Fd=1 \
    -o DPkg::Lock::Timeout=300 "${missing[@]}" || apt_failed
}

# compilers: how many may run at once; one of them takes up to 1 GB.
compilers() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
  [ "$memory" -ge "$cores" ] || cores=$memory
  echo $((cores > 0 ? cores : 1))
}

# configure_preset NAME: once, and again where the folder was moved.
configure_preset() {
  local cache=build/$1/CMakeCache.txt log=$log_dir/configure-$1.log
  if [ -f "build/$1/build.ninja" ]; then
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache" && return
    rm -rf "build/$1"
  fi
  cmake --preset "$1" >"$log" 2>&1 || { tail -n 30 "$log" >&2; die "配置失败，全文见 $log"; }
}

# build_preset NAME [TARGET]: builds what changed.
build_preset() {
  local log=$log_dir/build-$1.log
  say "构建（$1）…"
  configure_preset "$1"
  counted "$log" env NINJA_STATUS="[%f/%t] " cmake --build --preset "$1" \
    ${2:+--target "$2"} --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(compilers)}" && return
  grep -E -A6 'error:|FAILED:' "$log" | cut -c 1-300 | head -n 40 >&2
  ! grep -q 'Killed signal' "$log" || die "内存不够。关掉别的程序，或用 CMAKE_BUILD_PARALLEL_LEVEL=1 再运行一次。"
  die "构建失败，全文见 $log"
}

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
log_dir=$PWD/build/logs
{ mkdir -p "$log_dir" && [ -w "$log_dir" ]; } || die "$(id -un) 不能写 $log_dir，请换一个自己能写的文件夹，或改它的属主。"
bin=$PWD/build/dev/bin
