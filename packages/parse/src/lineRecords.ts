import type { Source } from "@columnist/model";

/** Longest record that is kept whole, bytes; of a longer one the rest is left out, which bounds memory. */
export const MAX_RECORD_BYTES = 32 * 1024 * 1024;

/** Gives records of a file their names: a name that comes again gets its count. Holds 32-bit hashes, not the names. */
export const recordNames = (): ((name: string) => string) => {
  const seen = new Map<number, number>();
  return (name) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return count === 1 ? name : `${name}#${count}`;
  };
};

/** Bytes that come in pieces, kept until they are taken. */
export interface ByteBuffer {
  readonly push: (bytes: Uint8Array) => void;
  /** What is kept, as one view; valid until the next push. */
  readonly view: () => Uint8Array;
  /** Forgets the first `count` bytes. */
  readonly drop: (count: number) => void;
}

/** A buffer that grows by doubling, so that pushing is linear in all that is pushed. */
export const byteBuffer = (): ByteBuffer => {
  let store = new Uint8Array(65_536);
  let from = 0;
  let to = 0;
  return {
    push: (bytes) => {
      if (to + bytes.length > store.length) {
        const kept = to - from;
        const room = kept + bytes.length;
        const larger = room > store.length / 2 ? new Uint8Array(Math.max(room * 2, 65_536)) : store;
        larger.set(store.subarray(from, to));
        store = larger;
        from = 0;
        to = kept;
      }
      store.set(bytes, to);
      to += bytes.length;
    },
    view: () => store.subarray(from, to),
    drop: (count) => {
      from += count;
    },
  };
};

/** A source of a file of many. */
export const recordSource = (
  path: string,
  record: string,
  bytes: Uint8Array,
  rest: Partial<Pick<Source, "mediaType" | "url" | "fetchedAt" | "place">> = {},
): Source => ({ path, record, bytes, mediaType: null, url: null, fetchedAt: null, ...rest });
