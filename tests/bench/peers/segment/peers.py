"""Runs one Python sentence splitter for compare.ts: a JSON request a line on stdin, a JSON answer a line on stdout.

python peers.py TOOL
{"load": [text, ...]}                -> {"ok": true}
{"do": "ends", "texts": [text, ...]} -> {"ends": [[UTF-16 offset of each sentence's end, ...], ...]}
{"do": "time", "passes": n}          -> {"seconds": s, "sentences": k}: CPU time of all loaded texts, n times
"""

import json
import sys
import time


def start(name):
    if name == "blingfire":
        import blingfire

        return lambda text: blingfire.text_to_sentences(text).split("\n")
    if name == "pysbd":
        import pysbd

        return pysbd.Segmenter(language="en", clean=False).segment
    if name == "sentencex":
        import sentencex

        return lambda text: list(sentencex.segment("en", text))
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    return lambda text: [sentence.text for sentence in nlp(text).sents]


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
    tool, loaded = start(sys.argv[1]), []
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            loaded = request["load"]
            answer = {"ok": True}
        elif request["do"] == "ends":
            answer = {"ends": [ends(text, tool(text)) for text in request["texts"]]}
        else:
            count = 0
            before = time.process_time()
            for _ in range(request["passes"]):
                for text in loaded:
                    count += len(tool(text))
            answer = {"seconds": time.process_time() - before, "sentences": count}
        print(json.dumps(answer), flush=True)


main()
