/** `pipeline review` over HTTP: who may ask, what is kept, what survives a crash, what the next build makes of it. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeReviewed, type Running } from "./reviewServer.ts";

let at: Awaited<ReturnType<typeof makeReviewed>>;
let server: Running;
beforeAll(async () => {
  at = await makeReviewed(3);
  server = await at.review("--by", "ana");
}, 120_000);
afterAll(async () => {
  await server.stop();
  at.place.remove();
});

interface Card {
  readonly sent_id: string;
  readonly doc_id: string;
  readonly text: string;
  readonly machine: { readonly label: string } | null;
}
const cards = async (of: Running, n = 50): Promise<ReadonlyArray<Card>> =>
  (JSON.parse((await of.ask("GET", `/api/queue?cursor=0&n=${n}`)).text) as { cards: ReadonlyArray<Card> })
    .cards;
const linesIn = async (of: Running): Promise<number> =>
  (JSON.parse((await of.ask("GET", "/api/session")).text) as { lines: number }).lines;
const judge = (of: Running, body: object) =>
  of.ask("POST", "/api/judgements", { body: JSON.stringify(body) });

describe("who may ask", () => {
  const cases: ReadonlyArray<readonly [string, string, string, object, number]> = [
    ["the page, without a key", "GET", "/", { headers: { authorization: "" } }, 200],
    ["another name for the address", "GET", "/", { headers: { host: "evil.example" } }, 421],
    ["the address with another port", "GET", "/", { headers: { host: "127.0.0.1:1" } }, 421],
    ["no key", "GET", "/api/session", { headers: { authorization: "" } }, 401],
    ["another key", "GET", "/api/session", { headers: { authorization: `Bearer ${"x".repeat(32)}` } }, 401],
    ["the key in the address", "GET", "/api/session?key=KEY", { headers: { authorization: "" } }, 401],
    ["another origin", "GET", "/api/session", { headers: { origin: "http://evil.example" } }, 403],
    ["an origin without a name", "GET", "/api/session", { headers: { origin: "null" } }, 403],
    ["another site", "GET", "/api/session", { headers: { "sec-fetch-site": "cross-site" } }, 403],
    [
      "no JSON by its type",
      "POST",
      "/api/judgements",
      { body: "{}", headers: { "content-type": "text/plain" } },
      415,
    ],
    ["no JSON", "POST", "/api/judgements", { body: "{" }, 422],
    ["no judgement", "POST", "/api/judgements", { body: "{}" }, 422],
    [
      "a field too many",
      "POST",
      "/api/judgements",
      { body: '{"lines":0,"sent_id":"s_1","action":"skip","by":"ben"}' },
      422,
    ],
    ["too long", "POST", "/api/judgements", { body: `{"note":"${"x".repeat(65_536)}"}` }, 413],
    ["out of the assets", "GET", "/assets/../package.json", {}, 404],
    ["out of the assets, encoded", "GET", "/assets/..%2f..%2fpackage.json", {}, 404],
    ["out of the assets, twice encoded", "GET", "/assets/%252e%252e%252fpackage.json", {}, 404],
    ["another asset", "GET", "/assets/page.ts", {}, 404],
    ["another page", "GET", "/etc/passwd", {}, 404],
    ["another verb", "PUT", "/api/session", { body: "{}" }, 404],
    [
      "a sentence that is not there",
      "POST",
      "/api/judgements",
      { body: '{"lines":0,"sent_id":"s_0000000000000000","action":"skip"}' },
      404,
    ],
  ];
  it.each(cases)("%s", async (_, method, path, more, status) => {
    const answer = await server.ask(method, path, more);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-security-policy"]).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers["content-security-policy"]).not.toMatch(/unsafe|\*/);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["access-control-allow-origin"]).toBe(undefined);
    expect(answer.text).not.toContain(server.key);
  });

  it("has a key of 192 bits, and a page without inline code", async () => {
    expect(server.key).toMatch(/^[\w-]{32}$/);
    const { text } = await server.ask("GET", "/");
    expect(text).not.toMatch(/<script>|<style|style=|\son\w+=|https?:/);
    expect(at.linesOf("ana")).toEqual([]);
  });
});

describe("what is kept", () => {
  it("is a line a judgement, with who, when, and what the machine said", async () => {
    const [card] = await cards(server);
    const { status, text } = await judge(server, {
      lines: 0,
      sent_id: card!.sent_id,
      action: "label",
      label: "quote",
      note: "odd",
    });
    expect([status, JSON.parse(text)]).toEqual([200, { lines: 1, done: 1, card: null }]);
    expect(at.linesOf("ana")).toMatchObject([
      {
        by: "ana",
        sent_id: card!.sent_id,
        exact: card!.text,
        label: "quote",
        queue: "doubt",
        blind: false,
        note: "odd",
        machine: { label: card!.machine!.label, dataset: "1.0.0" },
      },
    ]);
    expect(at.linesOf("ana")[0]!["at"]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect((await cards(server)).map(({ sent_id }) => sent_id)).not.toContain(card!.sent_id);
  });

  it("is kept once where the answer was lost and the page sends again", async () => {
    const [card] = await cards(server);
    const body = { lines: await linesIn(server), sent_id: card!.sent_id, action: "label", label: "claim" };
    const first = await judge(server, body);
    const again = await judge(server, body);
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expect(at.linesOf("ana")).toHaveLength(2);
  });

  it("is refused where somebody else wrote: 409, and nobody's line is lost", async () => {
    const [first, second] = await cards(server);
    const lines = await linesIn(server);
    const path = at.place.path("seeds/corrections/ana.jsonl");
    appendFileSync(path, `${JSON.stringify({ ...at.linesOf("ana")[0], sent_id: "s_other" })}\n`);
    const body = { lines, sent_id: first!.sent_id, action: "skip" };
    expect((await judge(server, body)).status).toBe(409);
    expect((await server.ask("DELETE", `/api/judgements/last?lines=${lines}`)).status).toBe(409);
    expect((await judge(server, { ...body, lines: lines + 1, sent_id: second!.sent_id })).status).toBe(200);
    expect(at.linesOf("ana").map(({ sent_id }) => sent_id)).toEqual([
      expect.any(String),
      expect.any(String),
      "s_other",
      second!.sent_id,
    ]);
  });

  it("is undone to the first line, one after the other", async () => {
    for (let lines = await linesIn(server); lines > 0; lines--)
      expect((await server.ask("DELETE", `/api/judgements/last?lines=${lines}`)).status).toBe(200);
    expect((await server.ask("DELETE", "/api/judgements/last?lines=0")).status).toBe(404);
    expect(at.linesOf("ana")).toEqual([]);
  });

  it("survives a kill -9 between two keys, and what a crash cut off is taken out", async () => {
    const victim = await at.review("--by", "kim");
    const [first, second] = await cards(victim);
    await judge(victim, { lines: 0, sent_id: first!.sent_id, action: "label", label: "claim" });
    victim.child.kill("SIGKILL");
    await once(victim.child, "exit");
    appendFileSync(at.place.path("seeds/corrections/kim.jsonl"), '{"action":"label","doc_');
    const next = await at.review("--by", "kim");
    expect(at.linesOf("kim")).toHaveLength(1);
    expect((await cards(next))[0]!.sent_id).toBe(second!.sent_id);
    await next.stop();
  }, 60_000);
});

it("blind: nothing of the machine is sent", async () => {
  const blind = await at.review("--by", "lee", "--queue", "audit", "--n", "9");
  const page = (await blind.ask("GET", "/api/queue?cursor=0&n=50")).text;
  const found = JSON.parse(page) as { cards: ReadonlyArray<Card> };
  expect(found.cards).toHaveLength(9);
  expect(page).not.toMatch(/p_opinion|rule_id|"label"/);
  expect(found.cards.every(({ machine }) => machine === null)).toBe(true);
  expect((await blind.ask("GET", `/api/reasons/${found.cards[0]!.sent_id}`)).status).toBe(403);
  expect((await blind.ask("GET", `/api/articles/${found.cards[0]!.doc_id}`)).text).not.toMatch(/"label"/);
  await judge(blind, { lines: 0, sent_id: found.cards[0]!.sent_id, action: "label", label: "claim" });
  // What the machine said is kept all the same, for the figures.
  expect(at.linesOf("lee")[0]).toMatchObject({
    blind: true,
    queue: "audit",
    inclusion: expect.any(Number),
    machine: {},
  });
  const said = await blind.stop();
  expect(said).toContain("1 line written to ");
  expect(said.split(blind.key)).toHaveLength(2);
  writeFileSync(at.place.path("seeds/corrections/lee.jsonl"), "");
}, 60_000);

it("says what is wrong with a queue, a name, a port", async () => {
  for (const [args, what] of [
    [["--queue", "dout"], "There is no queue dout"],
    [["--queue", "rule:Z9"], "The queue rule:Z9 is empty"],
    [["--by", "../x"], "cannot be the name of a file"],
    [["--port", String(server.port)], `Port ${server.port} cannot be had (EADDRINUSE)`],
  ] as const)
    await expect(at.review(...args)).rejects.toThrow(what);
}, 60_000);

it("the next build changes exactly the rows that were judged, and `judgements` holds every line", async () => {
  writeFileSync(at.place.path("seeds/corrections/kim.jsonl"), "");
  const [first, second, third] = await cards(server);
  const lines = await linesIn(server);
  const other = first!.machine!.label === "claim" ? "opinion" : "claim";
  await judge(server, { lines, sent_id: first!.sent_id, action: "label", label: other });
  await judge(server, {
    lines: lines + 1,
    sent_id: second!.sent_id,
    action: "label",
    label: second!.machine!.label,
  });
  await judge(server, { lines: lines + 2, sent_id: third!.sent_id, action: "skip" });
  const effect = JSON.parse((await server.ask("GET", "/api/effect")).text) as { rows: ReadonlyArray<object> };
  expect(effect.rows).toHaveLength(2);
  expect(effect.rows).toContainEqual({
    sent_id: first!.sent_id,
    action: "label",
    from: first!.machine!.label,
    to: other,
  });
  const built = JSON.parse((await at.place.run(["build", "--json"])).out) as { version: string };
  expect(built.version).toBe("1.0.1");
  const rowsOf = (version: string, name: string) =>
    readFileSync(at.place.path(`datasets/${version}/${name}.csv`), "utf8")
      .trimEnd()
      .split("\n");
  const changed = rowsOf("1.0.1", "sentences").filter((row, i) => row !== rowsOf("1.0.0", "sentences")[i]);
  expect(changed.map((row) => row.slice(0, 18)).sort()).toEqual([first!.sent_id, second!.sent_id].sort());
  for (const row of changed) expect(row).toContain(",human,");
  const judgements = rowsOf("1.0.1", "judgements").slice(1);
  expect(judgements).toHaveLength(3);
  expect(judgements[0]).toContain(`${first!.sent_id},,ana,`);
  expect(await at.place.run(["verify"])).toMatchObject({ code: 0 });
  expect((await at.place.run(["agreement"])).out).toBe(
    "3 judgements of ana\nNo sentence was labelled by two people\n",
  );
  expect((await at.place.run(["agreement", "--version", "1.0.0"])).err).toContain("holds no judgements");
  expect(readFileSync(at.place.path("datasets/1.0.1/report.html"), "utf8")).toContain(
    '<section id="people">',
  );
}, 120_000);

describe("each queue over HTTP", () => {
  const queued = async (by: string, queue: string) => {
    const of = await at.review("--by", by, "--queue", queue);
    const { cards: found } = JSON.parse((await of.ask("GET", "/api/queue?cursor=0&n=50")).text) as {
      cards: ReadonlyArray<
        Card & {
          readonly machine: { readonly rule_id: string | null; readonly speaker: string | null };
          readonly quote_id: string | null;
          readonly publisher: string | null;
          readonly others: ReadonlyArray<{ readonly by: string; readonly label: string }>;
        }
      >;
    };
    await of.stop();
    return found;
  };

  beforeAll(async () => {
    at.place.write(
      "seeds/quoted.html",
      `<html><head><title>Leave the pier alone</title><meta property="og:site_name" content="Kelmsey Echo"></head><body><article><h1>Leave the pier alone</h1>
<p>The old pier of Kelmsey has stood for ninety years, and the harbour office wants it gone by the spring of next year.</p>
<p>“It will not stand another winter, whatever the town may wish,” a clerk of the harbour office said on Monday.</p>
<p>The office counted 4,120 visitors on it in June, more than on any other pier along this coast.</p>
<p>The council should be ashamed of such a shabby and dishonest plan, which nobody in the town has asked for.</p></article></body></html>`,
    );
    const { code, err } = await at.place.run(["build"]);
    expect({ code, err }).toMatchObject({ code: 0 });
  }, 60_000);

  it("rule, search, publisher", async () => {
    const all = await queued("ono", "search:e");
    const rule = all.find(({ machine }) => machine.rule_id !== null)!.machine.rule_id!;
    const byRule = await queued("ono", `rule:${rule}`);
    expect(new Set(byRule.map(({ machine }) => machine.rule_id))).toEqual(new Set([rule]));
    const byPublisher = await queued("ono", "publisher:Kelmsey Echo");
    // The headline is a sentence, too.
    expect(byPublisher).toHaveLength(5);
    for (const { publisher } of byPublisher) expect(publisher).toBe("Kelmsey Echo");
    const found = await queued("ono", "search:A DISGRACE");
    expect(found.length).toBeGreaterThan(0);
    for (const { text } of found) expect(text).toContain("a disgrace");
  }, 60_000);

  it("quotes: the card asks about one quote, which the answer names", async () => {
    const [card] = await queued("ono", "quotes");
    expect(card!.quote_id).toMatch(/^q_/);
    const of = await at.review("--by", "ono", "--queue", "quotes");
    const body = { sent_id: card!.sent_id, quote_id: card!.quote_id, action: "speaker", speaker: "Ada Rowe" };
    expect((await judge(of, { lines: 0, ...body })).status).toBe(200);
    await of.stop();
    expect(at.linesOf("ono")[0]).toMatchObject({ quote_id: card!.quote_id, speaker: "Ada Rowe" });
    writeFileSync(at.place.path("seeds/corrections/ono.jsonl"), "");
  }, 60_000);

  it("the quoted words of a card are moved, and the next build has them so", async () => {
    const of = await at.review("--by", "wim", "--queue", "quotes");
    const { cards: found } = JSON.parse((await of.ask("GET", "/api/queue?cursor=0&n=50")).text) as {
      cards: ReadonlyArray<Card & { readonly quoted: { quote_id: string; from: number; to: number } }>;
    };
    const { sent_id, text, quoted } = found.find((card) => card.text.includes("will not stand"))!;
    expect(text.slice(quoted.from, quoted.to)).toMatch(/^“It will.*wish,”$/);
    const body = { sent_id, action: "boundary", quote_id: quoted.quote_id };
    for (const wrong of [
      { from: 0, to: 0 },
      { from: 0, to: text.length + 1 },
      { from: 9, to: 4 },
    ])
      expect((await judge(of, { lines: 0, ...body, quoted: wrong })).status).toBe(422);
    const to = text.indexOf(" said");
    expect((await judge(of, { lines: 0, ...body, quoted: { from: quoted.from, to } })).status).toBe(200);
    expect(JSON.parse((await of.ask("GET", "/api/effect")).text)).toEqual({
      rows: [{ sent_id, action: "boundary", from: null, to: null }],
    });
    await of.stop();
    expect(at.linesOf("wim")).toMatchObject([
      { action: "boundary", quote_id: quoted.quote_id, quoted: text.slice(quoted.from, to) },
    ]);
    const built = JSON.parse((await at.place.run(["build", "--json"])).out) as { version: string };
    const quotes = readFileSync(at.place.path(`datasets/${built.version}/quotes.csv`), "utf8");
    expect(quotes).toContain(text.slice(quoted.from, to));
    expect(await at.place.run(["verify"])).toMatchObject({ code: 0 });
    writeFileSync(at.place.path("seeds/corrections/wim.jsonl"), "");
    expect(await at.place.run(["build"])).toMatchObject({ code: 0 });
  }, 60_000);

  it("disagree: both labels are shown, and the answer decides", async () => {
    const [card] = await cards(server);
    for (const [by, label] of [
      ["pia", "claim"],
      ["rob", "opinion"],
    ] as const) {
      const of = await at.review("--by", by);
      await judge(of, { lines: 0, sent_id: card!.sent_id, action: "label", label });
      await of.stop();
    }
    const found = await queued("sam", "disagree");
    expect(found.map(({ sent_id, others }) => [sent_id, others])).toEqual([
      [
        card!.sent_id,
        [
          { by: "pia", label: "claim" },
          { by: "rob", label: "opinion" },
        ],
      ],
    ]);
    const of = await at.review("--by", "sam", "--queue", "disagree");
    expect(JSON.parse((await of.ask("GET", "/api/agreement")).text)).toMatchObject({
      people: ["pia", "rob"],
      sentences: 1,
      // By hand: one pair, never alike, by chance never alike either.
      alpha: 0,
      interval: null,
    });
    await judge(of, { lines: 0, sent_id: card!.sent_id, action: "label", label: "claim" });
    // A decision is no rating of its own.
    expect(await of.stop()).toContain("2 people labelled the same sentences: alpha 0.00 on 1 sentence");
    expect(at.linesOf("sam")[0]).toMatchObject({ decides: true, queue: "disagree" });
    await expect(at.review("--by", "tim", "--queue", "disagree")).rejects.toThrow("is empty");
  }, 120_000);

  it("diff: a version that labels no sentence otherwise than the one before has none", async () => {
    await expect(at.review("--by", "uma", "--queue", "diff")).rejects.toThrow("is empty");
  }, 60_000);
});
