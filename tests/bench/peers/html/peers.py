"""Runs one Python extractor for compare.ts: a JSON request a line on stdin, a JSON answer a line on stdout.

python peers.py TOOL
{"extract": [path, ...]} -> {"pages": [{"body", "title", "author", "date"}, ...]}
{"time": [path, ...]}    -> {"seconds": s}: CPU time, files read before
"""

import json
import sys
import time


def start(name):
    if name.startswith("trafilatura"):
        import trafilatura

        def extract(data):
            found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, favor_precision=name.endswith("precision"))
            if found is None:
                return {}
            return {"body": found.text, "title": found.title, "author": found.author, "date": found.date}

        return extract
    if name == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        return lambda data: {"body": extract_plain_text(bytes_to_str(data, detect_encoding(data)), main_content=True, alt_texts=False)}
    from lxml import html
    from readability import Document

    def extract(data):
        page = Document(data.decode("utf-8", "replace"))
        lines = (line.strip() for line in html.fromstring(page.summary()).itertext())
        return {"body": "\n".join(line for line in lines if line), "title": page.short_title()}

    return extract


def main():
    extract = start(sys.argv[1])

    def safely(data):
        try:
            return extract(data)
        except Exception:
            return {}

    for line in sys.stdin:
        request = json.loads(line)
        pages = [open(path, "rb").read() for path in request.get("extract") or request["time"]]
        if "extract" in request:
            answer = {"pages": [safely(data) for data in pages]}
        else:
            before = time.process_time()
            for data in pages:
                safely(data)
            answer = {"seconds": time.process_time() - before}
        print(json.dumps(answer), flush=True)


main()
