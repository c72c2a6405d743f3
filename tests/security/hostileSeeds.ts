/** Seeds that try to run, reach out, read what they should not, or write where they should not. */
import { gzipSync } from "node:zlib";

/** Stands in a file beside the seeds; no dataset may hold it. */
export const SECRET = "the-secret-beside-the-seeds";

/** What an article says in vain: each would run in a page that does not escape it. */
export const RUNS = [
  `<script>window.hacked = 1</script>`,
  `"><img src=x onerror="window.hacked = 1">`,
  `<svg onload=window.hacked=1>`,
  `' onmouseover='window.hacked=1' x='`,
  `<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>`,
  `<a href="javascript:window.hacked=1">click</a>`,
  `</script><script>window.hacked = 1</script><!--`,
  `\${window.hacked = 1}`,
  `</style><style>body{background:url(http://tracker.invalid/a)}</style>`,
  `<base href="http://tracker.invalid/"><meta http-equiv=refresh content="0;url=http://tracker.invalid/">`,
] as const;

const body = RUNS.map(
  (trick) => `The council must say why ${trick} is in the minutes. “${trick} stays,” said ${trick} Ana Lutz.`,
).join("\n\n");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const jsonLines = (folder: string): string =>
  [
    "../../../../escaped",
    `${folder}/escaped`,
    "..\\..\\escaped",
    "a\u0000b",
    "con",
    ".",
    "https://tracker.invalid/x",
    RUNS[1],
  ]
    .map((id) =>
      JSON.stringify({
        id,
        url: `javascript:window.hacked=1//${id}`,
        title: RUNS[0],
        author: RUNS[1],
        section: RUNS[2],
        text: body,
      }),
    )
    .join("\n");

const page = `<!doctype html><html><head><title>${escaped(RUNS[0])}</title><base href="http://tracker.invalid/">
<link rel=stylesheet href="http://tracker.invalid/a.css"><script src="http://tracker.invalid/a.js"></script>
<meta property="og:image" content="http://tracker.invalid/a.png"><meta name=author content="${escaped(RUNS[1])}"></head>
<body><article><h1>${escaped(RUNS[0])}</h1><img src="http://tracker.invalid/b.png"><iframe src="file:///etc/hosts"></iframe>
<p>${escaped(body).replaceAll("\n\n", "</p><p>")}</p></article></body></html>`;

/** An entity that names a file, and ones that grow a thousandfold at each step. */
const feed = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file://${folder}/secret.txt"><!ENTITY a "aaaaaaaaaa">
${"bcdefghij"
  .split("")
  .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghi"[i]};`.repeat(1000)}">`)
  .join("\n")}]>
<rss version="2.0"><channel><title>&secret;</title><item><guid>../../escaped-item</guid><title>The pier &secret; &j;</title>
<description>The council must mend the pier &secret; and &j; say why. It is a disgrace that it waits.</description></item></channel></rss>`;

const record = (type: string, target: string, content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content);
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${target}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n\r\n")]);
};

const response = (content: Buffer, coding = ""): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${coding}\r\n`), content]);

const archive = (folder: string): Buffer =>
  Buffer.concat([
    record("response", `file://${folder}/secret.txt`, response(Buffer.from(page))),
    record("response", "../../../escaped.html", response(Buffer.from(page))),
    // A page that inflates to a thousand times its size, in an archive that is zipped itself.
    record(
      "response",
      "https://tracker.invalid/bomb",
      response(gzipSync(Buffer.alloc(64 * 1024 * 1024, "<p>bomb</p>")), "Content-Encoding: gzip\r\n"),
    ),
  ]);

/** Hostile seeds by name. `folder`: an absolute path that they try to reach. */
export const hostileSeeds = (folder: string): Readonly<Record<string, string | Uint8Array>> => ({
  "plain.txt": `${RUNS[0]} is a headline\n\nBy ${RUNS[1]}\n\n${body}`,
  "formula.txt":
    '=HYPERLINK("http://tracker.invalid/","A1") is what the council must not pay for.\n\n+1 and -1 and @SUM(1) are no answer. It is a disgrace.\n',
  "page.html": page,
  "lines.jsonl": jsonLines(folder),
  "table.csv": `id,title,author,text\n../../escaped-row,"${RUNS[0].replaceAll('"', '""')}",Ann Lee,"${body.replaceAll('"', '""')}"\n`,
  "feed.xml": feed(folder),
  "archive.warc": archive(folder),
  "archive.warc.gz": gzipSync(archive(folder)),
  "<img src=x onerror=window.hacked=1>.txt": body,
  "$(touch escaped);`touch escaped`.txt": body,
  "-rf.txt": body,
  "..txt": body,
});
