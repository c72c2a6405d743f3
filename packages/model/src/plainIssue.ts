/** What is wrong with a JSON value that a person wrote, in words of a person: none of zod's reach them. */
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const valueAt = (value: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const nameOf = (path: ReadonlyArray<PropertyKey>): string =>
  path.length === 0 ? "it" : JSON.stringify(path.map(String).join("."));

const listed = (values: ReadonlyArray<unknown>): string =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");

const shownValue = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** One issue of a value that was parsed with zod, as one clause: `"by" is missing`. */
export const plainIssue = (issue: Issue, value: unknown): string => {
  const name = nameOf(issue.path);
  const found = valueAt(value, issue.path);
  if (found === undefined && issue.path.length > 0 && issue.code !== "unrecognized_keys")
    return `${name} is missing`;
  switch (issue.code) {
    case "invalid_type":
      return `${name} is not ${KINDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${name} is ${shownValue(found)}, and must be one of ${listed(issue.values)}`;
    case "invalid_union":
      return "options" in issue && issue.options !== undefined
        ? `${name} is ${shownValue(found)}, and must be one of ${listed(issue.options)}`
        : `${name} is not of a shape that can be read`;
    case "too_small":
      return found === "" || (Array.isArray(found) && found.length === 0)
        ? `${name} is empty`
        : `${name} is too small`;
    case "too_big":
      return `${name} is too large`;
    case "unrecognized_keys":
      return `${issue.keys.map((key) => JSON.stringify(key)).join(", ")} ${issue.keys.length === 1 ? "is no field" : "are no fields"} of it`;
    default:
      return `${name} cannot be ${shownValue(found)}`;
  }
};
