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
  MLMIX_WITHOUT=NAMES   integrations to leave out, between semicolons (AutoML;TorchSharp;Onnx)
                        instead of asking the feeds for their packages; empty for none
  MLMIX_DATA=DIR        real data for tests and demo (tests take ../shared/data by default)
EOF
}

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

# The SDK is the one that global.json names, and the feeds are those of the repository, wherever this is called from.
sdk() {
  (cd "$root" && dotnet "$@")
}

version_of() {
  sed -n "s/.*PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props"
}

# The packages that the default build cannot do without.
mlnet_packages="Microsoft.ML Microsoft.ML.ImageAnalytics Microsoft.Data.Analysis"
# Integrations whose packages some feeds do not have; both builds leave out those that cannot be restored.
integrations="AutoML TorchSharp Onnx"
# All that can be left out.
optional="DataFrame ImageAnalytics Training $integrations"

# What tests, sample and benchmarks of TorchSharp run on, by system.
libtorch() {
  case "$(uname -s)" in
    Linux) echo libtorch-cpu-linux-x64 ;;
    Darwin) echo libtorch-cpu-osx-arm64 ;;
    *) echo libtorch-cpu-win-x64 ;;
  esac
}

packages_of() {
  case "$1" in
    AutoML) echo Microsoft.ML.AutoML ;;
    TorchSharp) echo "TorchSharp $(libtorch)" ;;
    # The converter depends on the Microsoft.ML of its own version, which may stand in for the pinned one only where it is referred to.
    Onnx) echo "Microsoft.ML Microsoft.ML.OnnxConverter Microsoft.ML.OnnxRuntime" ;;
  esac
}

# ONNX is not a part of MlMix: what it exports is tested.
project_of() {
  case "$1" in
    Onnx) echo MlMix.Onnx.Tests ;;
    *) echo "MlMix.$1" ;;
  esac
}

# Restores a project that refers to these packages alone. What it says is the answer: there, absent (NU1101, NU1102, NU1103), or unknown.
probe() {
  local folder="$artifacts/probe" name references=""
  mkdir -p "$folder"
  for name in "$@"; do references="$references<PackageReference Include=\"$name\" />"; done
  echo '<Project />' | tee "$folder/Directory.Build.props" > "$folder/Directory.Build.targets"
  cat > "$folder/Probe.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>$references</ItemGroup>
</Project>
EOF
  if sdk restore "$folder/Probe.csproj" --force > "$folder/log.txt" 2>&1; then
    echo there
  elif grep -q 'error NU110[123]' "$folder/log.txt" && ! grep -q 'error NU1301' "$folder/log.txt"; then
    echo absent
  else
    echo unknown
  fi
}

seen() {
  { grep -o 'error NU[0-9]*: .*' "$artifacts/probe/log.txt" || tail -n 3 "$artifacts/probe/log.txt"; } | sed 's/ \[.*//' | sort -u | head -n 4 | sed 's/^/  /'
}

# The answer of the feeds about some packages, asked once and kept until the feeds or the versions asked for change; "unknown" is never kept.
ask() {
  local record="$artifacts/feeds.txt" line answer
  line="$({ sdk nuget list source --format short; cat "$root/Directory.Packages.props"; } | cksum); $*: "
  mkdir -p "$artifacts"
  answer="$(grep -hF "$line" "$record" 2> /dev/null | tail -n 1 | sed 's/.*: //' || true)"
  if [ -z "$answer" ]; then
    echo "Asking the package feeds for $* ..." >&2
    answer="$(probe "$@")"
    [ "$answer" = there ] || seen >&2
    [ "$answer" = unknown ] || echo "$line$answer" >> "$record"
  fi
  echo "$answer"
}

# Sets MLNET and MLMIX_WITHOUT, and says so.
choose_build() {
  local package="Microsoft.ML $(version_of Microsoft.ML)"
  local reason name names without=""
  case "${MLNET:-}" in
    nuget | offline) reason="MLNET=$MLNET" ;;
    "")
      reason="as the package feeds answered; delete artifacts/feeds.txt to ask again"
      # shellcheck disable=SC2086
      case "$(ask $mlnet_packages)" in
        there) MLNET=nuget ;;
        absent) MLNET=offline ;;
        *)
          MLNET=offline
          reason="the feeds could not be asked, which does not say that the package is absent; the next run asks again"
          ;;
      esac
      ;;
    *) fail "MLNET is '$MLNET'; it must be nuget, offline, or not set" ;;
  esac
  if [ -z "${MLMIX_WITHOUT+set}" ]; then
    for name in $integrations; do
      if [ "$MLNET" = nuget ] || [ "$name" = TorchSharp ]; then
        # shellcheck disable=SC2046
        [ "$(ask $(packages_of "$name"))" = there ] || without="$without;$name"
      fi
    done
  else
    names="$(echo "$MLMIX_WITHOUT" | tr ';' ' ')"
    for name in $names; do
      case " $optional " in
        *" $name "*) without="$without;$name" ;;
        *) fail "MLMIX_WITHOUT names '$name'; what can be left out is $optional, written so and between semicolons" ;;
      esac
    done
  fi
  if [ "$MLNET" = nuget ]; then
    echo "MlMix build: nuget, with $package, or the next one that the feeds have ($reason)."
  else
    echo "MlMix build: offline, without $package ($reason)."
    echo "Left out: training, model files, the stock forms of the transforms, packing, and $(left_out_tests) tests of these."
    for name in DataFrame AutoML ImageAnalytics Training Onnx; do echo "Left out: $(project_of "$name"), which needs Microsoft.ML itself."; done
  fi
  for name in $(echo "$without" | tr ';' ' '); do
    if [ "$MLNET" = offline ] && [ "$name" != TorchSharp ]; then
      continue
    elif [ -n "${MLMIX_WITHOUT+set}" ]; then
      echo "Left out: $(project_of "$name"); MLMIX_WITHOUT says so."
    else
      echo "Left out: $(project_of "$name"); its package $(packages_of "$name") is not to be had."
    fi
  done
  MLMIX_WITHOUT="$without"
  export MLNET MLMIX_WITHOUT
}

left_out_tests() {
  find "$root/Tests" -name '*.MlNet.cs' -exec cat {} + | grep -c '\[TestMethod\]' || true
}

run_tests() {
  local results="$artifacts/$MLNET/test-results" code=0
  rm -rf "$results"
  sdk test "$root/MlMix.sln" -c "$configuration" --nologo -v quiet -p:TestResults="$results" "$@" || code=$?
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
  sdk build "$root/$project" -c "$configuration" --nologo -v quiet
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
    # What an earlier run packed may be left out now.
    rm -rf "$artifacts/packages"
    # No path of this machine gets into what is packed.
    sdk pack "$root/MlMix.sln" -c "$configuration" --nologo -v quiet -o "$artifacts/packages" -p:ContinuousIntegrationBuild=true
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
