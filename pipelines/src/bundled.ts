/** What a bundle of the program knows of itself: bundle/makeBundle.ts puts it in the place of this file. */
export interface Bundled {
  /** From the bundle's folder to the one that holds what is no code, such as models; with a "/" at its end. */
  readonly root: string;
  /** It lies away from the sources, in a package: what can be computed again is not kept beside it. */
  readonly isPacked: boolean;
  /** Digests of the code that it was made of, by folder, and of the lock file: what build/codeHash.ts reads otherwise. */
  readonly folders: Readonly<Record<string, string>>;
  readonly lock: string;
}

/** Null where the sources themselves run. */
export const BUNDLED: Bundled | null = null;
