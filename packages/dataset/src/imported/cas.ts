import { accept, refuse, type Result } from "@columnist/model";
import { z } from "zod";
import { LABEL_LAYER } from "../exported/cas.ts";
import { jsonIn, stemOf, type ImportFile, type MarkedArticle } from "../importFormat.ts";

const Cas = z.looseObject({
  "%FEATURE_STRUCTURES": z.array(
    z.looseObject({
      "%TYPE": z.string(),
      sofaString: z.string().optional(),
      begin: z.int().optional(),
      end: z.int().optional(),
      label: z.string().optional(),
      speaker: z.string().optional(),
      sent_id: z.string().optional(),
    }),
  ),
});

/** The spans of the layer of labels, in UTF-16 as every CAS has them; a span without a label says nothing. */
export const readCas = (files: ReadonlyArray<ImportFile>): Result<ReadonlyArray<MarkedArticle>> => {
  const articles: Array<MarkedArticle> = [];
  for (const { path, text: json } of files) {
    const cas = Cas.safeParse(jsonIn(json));
    const structures = cas.data?.["%FEATURE_STRUCTURES"] ?? [];
    const text = structures.find(({ sofaString }) => sofaString !== undefined)?.sofaString;
    if (text === undefined)
      return refuse(
        "import.cas",
        `${path} is no UIMA CAS as JSON`,
        "choose the format “UIMA CAS JSON 0.4” when INCEpTION exports",
      );
    const marks = structures.flatMap(({ "%TYPE": type, begin, end, label, speaker, sent_id: sentId }) =>
      type !== LABEL_LAYER || end === undefined || label === undefined
        ? []
        : [
            {
              // A number that is 0 may be left out.
              span: { start: begin ?? 0, end },
              label,
              // A span that somebody drew anew says nothing of a speaker until it names one.
              ...(sentId === undefined ? {} : { sentId, speaker: null }),
              ...(speaker === undefined || speaker === "" ? {} : { speaker }),
              where: path,
            },
          ],
    );
    articles.push({ docId: stemOf(path), text, marks, where: path });
  }
  return articles.length > 0
    ? accept(articles)
    : refuse("import.cas.none", "There is no .json file", "name a file or a folder of CAS files as JSON");
};
