#!/usr/bin/env bash
# Plays a stranger: a fresh clone, an empty home, the commands as the README prints them. Says of each expectation whether it
# holds, and in the end how many do; exit 1 where one does not. Takes about two minutes; needs the package registry.
#   tests/stranger/run.sh [REPOSITORY]      (default: this one, as it is committed)
set -u
source=${1:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CI INIT_CWD NODE_OPTIONS COLUMNIST_CACHE
for name in $(env | grep -ioE '^(p?npm_[^=]*)' | grep -viE '^npm_config_(registry|cafile|proxy|https_proxy|noproxy)$'); do unset "$name"; done
export HOME=$work/home NO_COLOR=1
PATH=$(printf %s "$PATH" | tr : '\n' | grep -v node_modules | paste -sd :)
mkdir "$HOME"
git config --global user.name stranger
git config --global user.email stranger@example.org

holds=0
fails=0
ok() { holds=$((holds + 1)); }
bad() {
  fails=$((fails + 1))
  printf 'FAILS: %s\n' "$1"
  sed 's/^/    | /' "$work/said" | tail -n 12
}
# run EXIT WHAT COMMAND…: the exit code is an expectation; what was said is in $work/said.
run() {
  local wanted=$1 what=$2 code=0
  shift 2
  "$@" >"$work/said" 2>&1 || code=$?
  if [ "$code" -eq "$wanted" ]; then ok; else bad "$what: exit $code, not $wanted"; fi
}
says() { if grep -qF -- "$1" "$work/said"; then ok; else bad "it does not say: $1"; fi; }
silent() { if grep -qF -- "$1" "$work/said"; then bad "it says: $1"; else ok; fi; }
pnpm() { npx -y pnpm@12.21.0 "$@"; }
pipeline() { pnpm run pipeline "$@"; }
in_use() { sed -n 's/.*"version": "\(.*\)".*/\1/p' datasets/latest.json; }
is() { if [ "$1" = "$2" ]; then ok; else echo "$1, not $2" >"$work/said" && bad "$3"; fi; }
# Small seeds of our own, so that every step is quick.
piece() {
  printf 'Give Kelda its ferry number %s\n\nBy Ann Lee\n\nThe ferry ran %s times in March, and the council must say why.\n\n"We will not sell the harbour %s," Mayor Ana Lutz said on Monday. Let the ferries run.\n' "$1" "$1" "$1"
}

echo "== a clone"
git clone -q "$source" "$work/clone" && cd "$work/clone" || exit 1
run 0 "the first command" pnpm pipeline build
tail -n 8 "$work/said"
says "report.html"
silent "Error"
run 0 "npm is told what to use" bash -c '! npm install --prefix "$0" 2>&1' "$(mkdir -p "$work/npm" && cp package.json .npmrc "$work/npm/" && echo "$work/npm")"
says "npx -y pnpm@12.21.0"
run 1 "an old Node is told what to do" node -e 'Object.defineProperty(process.versions, "node", { value: "20.1.0" }); import(process.argv[1])' "$PWD/pipelines/start.js"
says "Columnist needs Node 24"
run 0 "status" pipeline status
says "nothing to do"

echo "== a seed, a new version, and back"
rm -rf seeds/* datasets/[0-9]* datasets/latest.json
for n in 1 2; do piece $n >seeds/piece-$n.txt; done
run 0 "build" pnpm pipeline build
is "$(in_use)" 1.0.0 "the first version"
for n in 3 4; do
  piece $n >seeds/piece-$n.txt
  run 0 "build" pnpm pipeline build
  says "1 added"
done
run 0 "versions" pipeline versions
says "▶  1.2.0"
run 0 "rollback" pipeline rollback 1.0.0
says "latest.json points to datasets/1.0.0 (it was 1.2.0)"
run 2 "check after a rollback" pipeline check
says "pnpm pipeline build"
rm seeds/piece-2.txt
run 0 "a build after a rollback" pnpm pipeline build
is "$(in_use)" 1.3.0 "numbers are not given twice"
run 0 "the changelog tells of it" grep -q "After a rollback from 1.2.0 to 1.0.0" datasets/1.3.0/CHANGELOG.md
run 1 "an unknown version" pipeline rollback 7.0.0
says "there are 1.0.0, 1.1.0, 1.2.0, 1.3.0"
for command in "verify" "dropped" "export --format jsonl" "inspect seeds/piece-1.txt"; do
  run 0 "$command --version" pipeline $command --version 1.1.0
done
run 0 "verify" pipeline verify

echo "== by hand"
number=5
hand() {
  local what=$1 note=$2
  piece $number >seeds/piece-$number.txt
  number=$((number + 1))
  run 0 "build after $what" pnpm pipeline build
  says "$note"
  run 0 "verify after $what" pipeline verify
}
rm datasets/latest.json
hand "latest.json deleted" "latest.json is missing"
echo nonsense >datasets/latest.json
hand "latest.json overwritten" "not what this program writes"
sed -i 's/"version": ".*"/"version": "1.1.0"/' datasets/latest.json
hand "another number in latest.json" "1.1.0 is taken"
rm -r "datasets/$(in_use)"
hand "the newest folder deleted" "whose folder is gone"
rm "datasets/$(in_use)/quotes.csv"
hand "a file of it deleted" "quotes.csv is missing"
truncate -s 10 "datasets/$(in_use)/sentences.arrow"
hand "a file of it cut" "sentences.arrow has 10 bytes"
echo '{}' >"datasets/$(in_use)/manifest.json"
hand "its manifest overwritten" "manifest.json is not what this program writes"
rm -r datasets/[0-9]*
hand "every folder deleted" "no whole version is there"

echo "== Git for Windows"
git clone -q --config core.autocrlf=true "$source" "$work/windows"
mkdir "$work/plain" && git -C "$source" archive HEAD seeds datasets tests/articles | tar -x -C "$work/plain"
for name in seeds datasets tests/articles; do
  run 0 "$name are the same bytes" diff -r "$work/windows/$name" "$work/plain/$name"
done
cd "$work/windows" || exit 1
run 0 "status there" pipeline status
says "0 new, 0 changed, 0 gone"
run 0 "verify there" pipeline verify
run 0 "build there" pnpm pipeline build
run 0 "check there" pipeline check
run 0 "tests there" pnpm exec vitest run packages/model packages/segment packages/clean tests/rooms.test.ts
cd "$work/clone" || exit 1

echo "== folders inside each other, and where a person stands"
before=$(find . -path ./node_modules -prune -o -type f -print | sort | cksum)
ln -s seeds link
mkdir -p seeds/deep "$work/away"
refused() {
  run 1 "$*" pipeline build "$@"
  says "neither may lie in the other"
}
refused --out seeds/out
refused --seeds seeds/deep --out seeds
refused --seeds seeds --out seeds
refused --out link/out
refused --seeds . --out datasets
refused --seeds seeds/deep/.. --out seeds/deep/../deep/a/b
rm link
rmdir seeds/deep
is "$(find . -path ./node_modules -prune -o -type f -print | sort | cksum)" "$before" "nothing was written"
mkdir -p "my articles/Ünïcode" notes
piece 1 >"my articles/Ünïcode/piece one.txt"
run 0 "names with spaces and accents" pipeline build --seeds "my articles/" --out "my data/"
says "Wrote my data/1.0.0"
cd notes || exit 1
run 0 "paths count from a folder below" pipeline build --seeds "../my articles" --out ../notes-data
run 0 "the usual folders are those of the clone" pipeline status
says "in seeds"
cd .. || exit 1
run 0 "they are where they should be" test -f notes-data/1.0.0/sentences.csv

echo "== people"
git clean -qxfd -e node_modules && git checkout -q . && rm -rf seeds/* datasets/[0-9]* datasets/latest.json
piece 1 >seeds/piece-1.txt
{ piece 2; printf '\nThe harbour master of Ulm sold the lighthouse to his brother.\n'; } >seeds/taken.txt
run 0 "build" pnpm pipeline build
id_of() { sed -n "s/^\(s_[0-9a-f]*\),\(d_[0-9a-f]*\),.*,$1,.*/\1 \2/p" datasets/1.0.0/sentences.csv | head -n 1; }
read -r sent doc <<<"$(id_of 'Let the ferries run.')"
mkdir seeds/corrections
line() { printf '{"action":"%s","doc_id":"%s","sent_id":"%s","exact":"%s","by":"%s"%s}\r\n' "$@"; }
# As an editor on Windows writes it: a mark at the start, CR LF.
{ printf '\357\273\277'; line label "$doc" "$sent" "Let the ferries run." ana ',"label":"claim"'; } >seeds/corrections/a.jsonl
run 0 "a correction" pnpm pipeline build
silent "not applied"
run 0 "its cause" pipeline diff 1.0.0
says "correction"
says "$sent"
line label "$doc" "$sent" "Let the ferries run." ben ',"label":"opinion"' >seeds/corrections/b.jsonl
line label "$doc" s_0 "Words that stand nowhere." ben ',"label":"opinion"' >>seeds/corrections/b.jsonl
for time in first second; do
  run 0 "people differ, $time build" pnpm pipeline build
  says "seeds/corrections/a.jsonl, line 1, $sent “Let the ferries run.”: people differ (ana: claim, ben: opinion)"
  says "seeds/corrections/b.jsonl, line 2, s_0 “Words that stand nowhere.”"
done
run 0 "check says so too" pipeline check
says "people differ"
line label "$doc" "$sent" "Let the ferries run." ben ',"label":"rumour"' >seeds/corrections/b.jsonl
run 1 "a label that is none" pnpm run pipeline build
says 'b.jsonl, line 1: "label" is "rumour", and must be one of opinion, claim, quote'
rm -r seeds/corrections
printf '{"sha256":"%s"}\r\n' "$(sha256sum seeds/taken.txt | cut -d ' ' -f 1)" >seeds/takedowns.jsonl
before=$(in_use)
run 0 "a takedown" pnpm pipeline build
silent lighthouse
run 0 "its cause" pipeline diff "$before"
says "1 article removed (takedown)"
silent lighthouse
for form in markdown page json; do
  run 0 "as $form" pipeline diff "$before" --as $form
  silent lighthouse
done
run 1 "no word of it in the new version" grep -rq lighthouse "datasets/$(in_use)"

echo "== answers"
mkdir "$work/empty" && : >"$work/empty/nothing.txt"
run 1 "an answer of nothing" pipeline build --seeds "$work/empty" --out "$work/none"
says "nothing.txt: "
says "--allow-empty"
run 0 "when asked for" pipeline build --seeds "$work/empty" --out "$work/none" --allow-empty
run 0 "what to do about “34 min ago”" bash -c 'printf "Mend the pier\n\nBy Ann Lee\n\n34 min ago\n\nThe pier has been shut since March.\n" >"$0/nothing.txt"' "$work/empty"
run 0 "build" pipeline build --seeds "$work/empty" --out "$work/dated"
says "--fetched-at"
says "1 article, "
run 1 "a bad line of a filter" bash -c "printf '{\"id\":1,\"text\":\"Rents rose.\"}\nno\n{\"id\":2,\"text\":\"Rents fell.\"}\n' | npx -y pnpm@12.21.0 --silent run pipeline segment"
says '{"id":2,"spans":[[0,11]]}'
run 1 "no room for the answer" bash -c 'echo "{\"id\":1,\"text\":\"Rents rose.\"}" | npx -y pnpm@12.21.0 --silent run pipeline label >/dev/full'
says "Cannot write the standard output"
silent "    at "
run 1 "a flag that is none" pipeline build --sedes x
says "--seeds"

echo "$holds hold, $fails fail"
[ "$fails" -eq 0 ]
