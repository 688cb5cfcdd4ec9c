#!/bin/sh
# What continuous integration runs; it runs on a laptop as well: sh .plumbline/ci.sh [<base>]
# <base> is the revision that a change is compared with, such as origin/main or the commit a pull request starts from.
# It needs the whole history (fetch-depth: 0): a shallow clone has neither tags nor the base.
set -eu
cd "$(dirname "$0")/.."

plumbline() {
  # shellcheck disable=SC2086
  ${PLUMBLINE:-npx --yes --package plumbline-cli@{{version}} -- plumbline} "$@"
}

status=0
if [ "${GITHUB_ACTIONS:-}" = true ]; then
  plumbline validate --format github || status=$?
elif [ "${GITLAB_CI:-}" = true ]; then
  plumbline validate --format junit > plumbline-junit.xml || status=$?
  plumbline validate || status=$?
else
  plumbline validate || status=$?
fi
if [ -n "${1:-}" ]; then
  plumbline diff "$1" --format md > plumbline-diff.md || status=$?
  cat plumbline-diff.md
fi
exit "$status"
