import { describe, expect, it } from "vitest";
import { readTime, readTimeAtEnd } from "./times.ts";

const FETCHED = "2026-03-18T10:00:00Z";

describe("readTime", () => {
  it.each([
    ["34 min ago", "2026-03-18T09:26:00Z"],
    ["5h", "2026-03-18T05:00:00Z"],
    ["an hour ago", "2026-03-18T09:00:00Z"],
    ["Last night", "2026-03-17"],
    ["Posted 2 days ago", "2026-03-16"],
    ["June 3, 2025 8:10 AM CT", "2025-06-03"],
    ["12.01.2025", "2025-01-12"],
    ["Mon 2 Jun 2025 08.10 BST", "2025-06-02T07:10:00Z"],
    ["Published 19:30, 7 February 2026", "2026-02-07T19:30:00Z"],
    ["3rd March 2026 at 7pm", "2026-03-03T19:00:00Z"],
    ["2025-06-03T08:10:00.123+02:00", "2025-06-03T06:10:00Z"],
    ["Tue, 10 Mar 2026 10:22:00 +0100", "2026-03-10T09:22:00Z"],
    ["Wednesday, March 4, 2026 | 6:05 p.m. EST", "2026-03-04T23:05:00Z"],
    ["15. März 2026", "2026-03-15"],
    ["13/11/2025", "2025-11-13"],
    ["11/13/2025", "2025-11-13"],
    // Of two readings the one nearer before the fetch.
    ["03/04/2026", "2026-03-04"],
    ["17/03/2026 09:15", "2026-03-17T09:15:00Z"],
  ])("%s is %s", (text, at) => {
    expect(readTime(text, FETCHED)?.time.at).toBe(at);
    expect(readTime(text, FETCHED)?.role).toBe("published");
  });

  it.each(["Updated 09:12", "Amended at 10:15 on 3 March 2026", "Last updated: 3 hours ago"])(
    "%s is an update",
    (text) => {
      expect(readTime(text, FETCHED)?.role).toBe("updated");
    },
  );

  it.each([
    "7-minute read",
    "3 MIN READ",
    "06:12",
    "2025",
    "May",
    "in the last year",
    "4 of 12",
    "It was 2 days ago",
    "31 February 2026",
    "40 March 2026",
    "",
  ])("%s is no time", (text) => {
    expect(readTime(text, FETCHED)).toBeNull();
  });

  it.each([
    ["Tuesday 8.10am", "2026-06-02T08:10:00Z"],
    ["last Wednesday", "2026-05-27"],
    ["about an hour ago", "2026-06-03T11:00:00Z"],
    ["2-Jun-2026", "2026-06-02"],
    ["02.06.26", "2026-06-02"],
    ["June 2, 2026 7:08 pm IST", "2026-06-02T13:38:00Z"],
  ])("%s, read on Wednesday 3 June 2026 at noon, is %s", (text, at) => {
    expect(readTime(text, "2026-06-03T12:00:00Z")?.time.at).toBe(at);
  });

  it("refuses a time later than the fetch", () => {
    expect(readTime("24 December 2026", FETCHED)).toBeNull();
  });

  it.each(["5 constructor ago", "5 valueOf ago", "1 hr 20 toString ago"])(
    "takes a word that every object knows for no unit of time: %s",
    (text) => expect(readTime(text, FETCHED)).toBeNull(),
  );

  it("leaves a relative time open without a fetch time, and keeps it as written", () => {
    expect(readTime("34 min ago", null)?.time).toEqual({
      at: null,
      raw: "34 min ago",
      precision: "minute",
      isRelative: true,
    });
  });

  it.each([
    ["S.Chen34 min ago", 6, "34 min ago"],
    ["Ann Lee | 6 hr ago", 10, "6 hr ago"],
    ["By Ann Lee, 3 June 2025", 12, "3 June 2025"],
    ["Ann May 5h", 8, "5h"],
  ])("%s ends with a time", (text, start, raw) => {
    const found = readTimeAtEnd(text, FETCHED);
    expect(found?.start).toBe(start);
    expect(found?.time.raw).toBe(raw);
  });
});
