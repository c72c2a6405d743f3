/** What an import is: what people changed in an export, brought back as corrections. */
import type { Result } from "@columnist/model";

/** A file as it was read. */
export interface ImportFile {
  /** As it may be shown in messages. */
  readonly path: string;
  readonly text: string;
}

/** What a person says of one stretch of an article. Fields that are undefined say nothing. */
export interface Mark {
  /** The sentence by its id, where the tool kept it. */
  readonly sentId?: string;
  /** The stretch in the text, UTF-16; null where the tool marks whole rows. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly label?: string;
  /** Null: nobody named in the article. */
  readonly speaker?: string | null;
  readonly voice?: string;
  readonly claimType?: string | null;
  readonly note?: string;
  /** "tasks.json, task 3": for messages. */
  readonly where: string;
}

/** The marks of one article, or of rows of any articles. */
export interface MarkedArticle {
  /** As the tool has it; null where its marks name their sentences. */
  readonly docId: string | null;
  /** The text that was marked; null where the tool marks whole rows. */
  readonly text: string | null;
  readonly marks: ReadonlyArray<Mark>;
  readonly where: string;
}

export interface ImportFormat {
  /** What `import FORMAT` takes. */
  readonly id: string;
  /** One line for help. */
  readonly summary: string;
  /** Endings of the files that are read of a folder; empty where a folder is none of its forms. */
  readonly endings: ReadonlyArray<string>;
  /** The marks in files; refused: files of another form, with what and where. */
  readonly load: () => Promise<(files: ReadonlyArray<ImportFile>) => Result<ReadonlyArray<MarkedArticle>>>;
}

/** The value of a JSON text; undefined where it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A file's name without folders and its last ending: what exports name an article by. */
export const stemOf = (path: string): string => path.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
