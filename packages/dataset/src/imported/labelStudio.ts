import { accept, refuse, type Result } from "@columnist/model";
import { z } from "zod";
import { jsonIn, type ImportFile, type Mark, type MarkedArticle } from "../importFormat.ts";

// A relation between two regions has no value.
const Region = z.looseObject({
  value: z
    .looseObject({
      start: z.int().optional(),
      end: z.int().optional(),
      labels: z.array(z.string()).optional(),
    })
    .default({}),
});
const Annotation = z.looseObject({
  was_cancelled: z.boolean().default(false),
  result: z.array(Region),
});
const Tasks = z.array(
  z.looseObject({
    data: z.looseObject({ text: z.string(), doc_id: z.string() }),
    annotations: z.array(Annotation).default([]),
  }),
);

const ADVICE = "export the project from Label Studio as JSON, and not as JSON-MIN or CSV";

/**
 * The annotations of tasks that were exported as label-studio (offsets are UTF-16, as in a browser). Predictions are the
 * program's own and say nothing. Refused: two annotations of one task, since it is not told whose counts.
 */
export const readLabelStudio = (files: ReadonlyArray<ImportFile>): Result<ReadonlyArray<MarkedArticle>> => {
  const articles: Array<MarkedArticle> = [];
  for (const { path, text } of files) {
    const tasks = Tasks.safeParse(jsonIn(text));
    if (!tasks.success)
      return refuse("import.label-studio", `${path} is no list of Label Studio's tasks`, ADVICE);
    for (const [index, { data, annotations }] of tasks.data.entries()) {
      const where = `${path}, task ${index + 1}`;
      const done = annotations.filter((annotation) => !annotation.was_cancelled);
      if (done.length > 1)
        return refuse(
          "import.label-studio.several",
          `${where} has ${done.length} annotations`,
          "export one annotator's at a time, and import each with its own --by",
        );
      const marks = (done[0]?.result ?? []).flatMap(
        ({ value: { start, end, labels } }): ReadonlyArray<Mark> =>
          start === undefined || end === undefined || labels?.[0] === undefined
            ? []
            : [{ span: { start, end }, label: labels[0], where }],
      );
      if (done.length > 0) articles.push({ docId: data.doc_id, text: data.text, marks, where });
    }
  }
  return accept(articles);
};
