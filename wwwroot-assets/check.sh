#!/usr/bin/env bash
# Fails when the committed bundle is not what its sources build: for CI, and before a push.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules/esbuild ] || npm ci --ignore-scripts
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
npx --no-install tsc --noEmit
node build.mjs "$fresh" > /dev/null
if ! diff -r "$fresh" dist; then
  echo "wwwroot-assets/dist is not what its sources build: run 'npm run build' there and commit the result." >&2
  exit 1
fi
echo "The browser bundle is what its sources build."
