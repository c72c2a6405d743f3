/** Arrow IPC files message by message: so that a file can be read, compared or skipped batch by batch. */
import { Message, MessageHeader } from "apache-arrow";

/** Bytes before the first message: the magic and its padding. */
export const MESSAGES_START = 8;
/** Bytes before a message's head: a mark, and the head's length. */
export const PREFIX = 8;

const MARK = 0xffffffff;

/** Length of the head that follows a prefix, in bytes; 0 at the end of the messages; null where there is no message. */
export const headLength = (prefix: Uint8Array): number | null => {
  if (prefix.length < PREFIX) return null;
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX);
  const length = view.getInt32(4, true);
  return view.getUint32(0, true) === MARK && length >= 0 ? length : null;
};

/** What a message is, by its head (without the prefix), and how many bytes follow the head. */
export const readHead = (head: Uint8Array): { readonly isBatch: boolean; readonly bodyBytes: number } => {
  const message = Message.decode(head);
  return { isBatch: message.headerType === MessageHeader.RecordBatch, bodyBytes: message.bodyLength };
};
