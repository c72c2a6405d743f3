"""Runs the Python sentence splitters for compare.ts: one JSON request a line on stdin, one JSON answer a line on stdout.

{"load": [text, ...]}                              -> {"ok": true}
{"tool": name, "do": "ends", "texts": [text, ...]} -> {"ends": [[UTF-16 offset of each sentence's end, ...], ...]}
{"tool": name, "do": "time", "passes": n}          -> {"seconds": s, "sentences": k}: CPU time of all loaded texts, n times
"""

import json
import sys
import time

import blingfire
import pysbd
import sentencex
import spacy

PYSBD = pysbd.Segmenter(language="en", clean=False)
SPACY = spacy.blank("en")
SPACY.add_pipe("sentencizer")
SPACY.max_length = 10**9

TOOLS = {
    "blingfire": lambda text: blingfire.text_to_sentences(text).split("\n"),
    "pysbd": PYSBD.segment,
    "sentencex": lambda text: list(sentencex.segment("en", text)),
    "spacy sentencizer": lambda text: [sentence.text for sentence in SPACY(text).sents],
}


def ends(text, sentences):
    """Sentence ends by counting what is no white space: tools change white space, and nothing else."""
    wanted, seen = set(), 0
    for sentence in sentences:
        seen += sum(not char.isspace() for char in sentence)
        wanted.add(seen)
    found, seen, units = [], 0, 0
    for char in text:
        units += 2 if ord(char) > 0xFFFF else 1
        if not char.isspace():
            seen += 1
            if seen in wanted:
                found.append(units)
    return found


def main():
    loaded = []
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            loaded = request["load"]
            answer = {"ok": True}
        elif request["do"] == "ends":
            tool = TOOLS[request["tool"]]
            answer = {"ends": [ends(text, tool(text)) for text in request["texts"]]}
        else:
            tool, count = TOOLS[request["tool"]], 0
            start = time.process_time()
            for _ in range(request["passes"]):
                for text in loaded:
                    count += len(tool(text))
            answer = {"seconds": time.process_time() - start, "sentences": count}
        print(json.dumps(answer), flush=True)


main()
