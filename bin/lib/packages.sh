# shellcheck shell=bash
# Debian packages for the scripts beside this folder; sourced, never run.
# Only what is missing is installed, in one apt run, by root or by a user with sudo.

# install_packages WHAT PACKAGE...: WHAT names the purpose in messages
install_packages() {
  local what="$1" log status=0; shift
  local root=()
  if ! command -v apt-get >/dev/null; then
    echo "Missing for $what: $*. Packages are installed by this script on Debian only; install them yourself." >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing for $what: $*. There is no sudo here; as root run: apt-get install --no-install-recommends $*" >&2
      return 1
    fi
    root=(sudo)
  fi
  log=$(mktemp)
  # No `main` database cluster, no service started: a package here is a program, not a daemon.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 bash -s -- "$@" >"$log" 2>&1 <<'ROOT' || status=$?
set -u
keep=/etc/postgresql-common/createcluster.d/livingcircle-install.conf
mkdir -p "${keep%/*}"
trap 'rm -f "$keep"' EXIT
printf 'create_main_cluster = false\nstart_conf = disabled\n' > "$keep"
apt=(apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
"${apt[@]}" install "$@" </dev/null && exit 0
for pause in 0 5 20; do # an empty or old package list, another apt at work, a network that stumbles
  sleep "$pause"
  "${apt[@]}" update </dev/null && "${apt[@]}" install "$@" </dev/null && exit 0
done
exit 1
ROOT
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install for $what: $*. Check the network and the package sources, then run this again." >&2
  fi
  rm -f "$log"
  return "$status"
}

# has_postgis VERSION: this PostgreSQL is here, with PostGIS
has_postgis() { [ -x "/usr/lib/postgresql/$1/bin/postgres" ] && [ -f "/usr/share/postgresql/$1/extension/postgis.control" ]; }
# newest_postgis: the PostgreSQL that a new cluster takes; Debian 12's where none is here yet
newest_postgis() {
  local candidate newest=15
  for candidate in /usr/lib/postgresql/*; do
    candidate="${candidate##*/}"
    if has_postgis "$candidate" && { ! has_postgis "$newest" || [ "$candidate" -gt "$newest" ]; }; then newest="$candidate"; fi
  done
  echo "$newest"
}
postgis_package() { echo "postgresql-$1-postgis-3"; }
