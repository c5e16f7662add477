#!/usr/bin/env bash
# Builds, tests and runs MlMix. See ./build.sh help.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# In Git Bash on Windows dotnet does not know the shell's own form of a path.
if command -v cygpath > /dev/null; then root="$(cygpath -m "$root")"; fi
artifacts="$root/artifacts"
configuration="${CONFIGURATION:-Release}"

usage() {
  cat <<'EOF'
usage: ./build.sh VERB [arguments]

  test  [dotnet test arguments]   build everything and run all tests
  demo  [--data DIR] [--download] mix two labelled image sets, show them, write artifacts/demo
  bench [BenchmarkDotNet args]    run the benchmarks; --check runs each once on small data
  pack                            make the packages in artifacts/packages (needs Microsoft.ML)
  mlmix [arguments]               run the mlmix command
  which                           say which build this machine gets, and why

Environment:
  MLNET=nuget|offline   choose the build instead of asking the package feeds:
                        nuget is Microsoft.ML itself, offline the contracts in Offline/
  MLMIX_DATA=DIR        real data for tests and demo (tests take ../shared/data by default)
EOF
}

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

version_of() {
  sed -n "s/.*PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props"
}

# The packages that the default build needs and the other does without.
mlnet_packages() {
  sed -n 's/.*PackageVersion Include="\(Microsoft\.ML[^"]*\|Microsoft\.Data\.Analysis\)" .*/\1/p' "$root/Directory.Packages.props"
}

# Restores a project that refers to these packages alone. What it says is the answer: restored, not there (NU1101, NU1102, NU1103), or not known.
probe() {
  local folder="$artifacts/probe" references
  mkdir -p "$folder"
  references="$(mlnet_packages | sed 's/.*/<PackageReference Include="&" \/>/')"
  echo '<Project />' | tee "$folder/Directory.Build.props" > "$folder/Directory.Build.targets"
  cat > "$folder/Probe.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>$references</ItemGroup>
</Project>
EOF
  if dotnet restore "$folder/Probe.csproj" --force > "$folder/log.txt" 2>&1; then
    echo nuget
  elif grep -q 'error NU110[123]' "$folder/log.txt" && ! grep -q 'error NU1301' "$folder/log.txt"; then
    echo offline
  else
    echo unknown
  fi
}

seen() {
  { grep -o 'error NU[0-9]*: .*' "$artifacts/probe/log.txt" || tail -n 3 "$artifacts/probe/log.txt"; } | sed 's/ \[.*//' | sort -u | head -n 4 | sed 's/^/  /'
}

# Sets MLNET and says so. The answer of the feeds is kept until they change.
choose_build() {
  local package="Microsoft.ML $(version_of Microsoft.ML)"
  local record="$artifacts/mlnet-build.txt"
  local reason feeds answer=""
  case "${MLNET:-}" in
    nuget | offline) reason="MLNET=$MLNET" ;;
    "")
      mkdir -p "$artifacts"
      feeds="$package; $(dotnet nuget list source --format short | cksum)"
      if [ -f "$record" ] && [ "$(sed -n 2p "$record")" = "$feeds" ]; then
        answer="$(sed -n 1p "$record")"
        reason="as the package feeds answered before; delete artifacts/mlnet-build.txt to ask again"
      else
        echo "Asking the package feeds for $package ..."
        answer="$(probe)"
        reason="as the package feeds answered"
      fi
      case "$answer" in
        nuget | offline)
          MLNET="$answer"
          printf '%s\n%s\n' "$answer" "$feeds" > "$record.part" && mv "$record.part" "$record"
          ;;
        *)
          MLNET=offline
          reason="the feeds could not be asked, which does not say that the package is absent; nothing was recorded, the next run asks again"
          ;;
      esac
      if [ "$MLNET" = offline ] && [ -f "$artifacts/probe/log.txt" ]; then
        echo "The answer was:"
        seen
      fi
      ;;
    *) fail "MLNET is '$MLNET'; it must be nuget, offline, or not set" ;;
  esac
  export MLNET
  if [ "$MLNET" = nuget ]; then
    echo "MlMix build: nuget, with $package, or the next one that the feeds have ($reason). Nothing is left out."
  else
    echo "MlMix build: offline, without $package ($reason)."
    echo "Left out: training, model files, the stock forms of the transforms, packing, and $(left_out_tests) tests of these."
  fi
}

left_out_tests() {
  find "$root/Tests" -name '*.MlNet.cs' -exec cat {} + | grep -c '\[TestMethod\]' || true
}

run_tests() {
  local results="$artifacts/$MLNET/test-results" code=0
  rm -rf "$results"
  dotnet test "$root/MlMix.sln" -c "$configuration" --nologo -v quiet -p:TestResults="$results" "$@" || code=$?
  # Why tests were skipped, each reason once with its number.
  { grep -ohE '<Message>Assert\.Inconclusive\. [^<]*' "$results"/*.trx 2> /dev/null || true; } \
    | sed 's/.*Inconclusive\. //; s/&apos;/'"'"'/g; s/&quot;/"/g' | sort | uniq -c | sed 's/^ *\([0-9]*\) /skipped \1: /'
  # A run that was cut short leaves fewer result files than test projects; the exit code tells.
  cat "$results"/*.trx 2> /dev/null | grep -o '<Counters [^>]*' | awk '
    { for (i = 1; i <= NF; i++) { split($i, pair, "="); gsub(/"/, "", pair[2]); sum[pair[1]] += pair[2] } }
    END { printf "%d passed, %d failed, %d skipped\n", sum["passed"], sum["failed"], sum["total"] - sum["passed"] - sum["failed"]
          exit sum["passed"] == 0 }' || fail "no test has passed"
  return "$code"
}

run_project() {
  local project="$1"
  shift
  [ -f "$root/$project" ] || fail "$project is not part of this version"
  dotnet build "$root/$project" -c "$configuration" --nologo -v quiet
  local name="$(basename "$project" .csproj)"
  exec dotnet "$artifacts/$MLNET/bin/$name/$(echo "$configuration" | tr '[:upper:]' '[:lower:]')/$name.dll" "$@"
}

command -v dotnet > /dev/null || fail "the .NET SDK is not on PATH; global.json says which one is needed"
verb="${1:-help}"
[ $# -gt 0 ] && shift

case "$verb" in
  test)
    choose_build
    run_tests "$@"
    ;;
  demo)
    choose_build
    run_project docs/samples/MlMix.Demo/MlMix.Demo.csproj "$@"
    ;;
  bench)
    choose_build
    run_project Benchmarks/MlMix.Benchmarks/MlMix.Benchmarks.csproj "$@"
    ;;
  pack)
    choose_build
    [ "$MLNET" = nuget ] || fail "packages are made only in the nuget build: those of the offline build would not refer to Microsoft.ML"
    dotnet pack "$root/MlMix.sln" -c "$configuration" --nologo -v quiet -o "$artifacts/packages"
    ls "$artifacts/packages"
    ;;
  mlmix)
    choose_build
    run_project Integration/MlMix.Tool/MlMix.Tool.csproj "$@"
    ;;
  which) choose_build ;;
  help | -h | --help) usage ;;
  *)
    usage >&2
    fail "no such verb: $verb"
    ;;
esac
