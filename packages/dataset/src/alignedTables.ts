/** Two tables that are sorted by doc_id, read side by side: each pair holds every row of the articles in it. */
import { tableFrom, textAt, type Table, type TableName, type StringColumn } from "@columnist/model";
import { joinTables, sliceTable } from "./ranges.ts";

const idAt = (table: Table, row: number): string => textAt(table.columns["doc_id"] as StringColumn, row)!;

/** The first row whose doc_id is not below `bound`; null: all rows. */
const rowOf = (table: Table, bound: string | null): number => {
  if (bound === null) return table.rows;
  let low = 0;
  let high = table.rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idAt(table, middle) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
};

const sideOf = (name: TableName, batches: Iterator<Table>) => {
  let held = tableFrom(name, []);
  let isDone = false;
  return {
    pull: (): void => {
      const next = batches.next();
      if (next.done === true) isDone = true;
      else held = held.rows === 0 ? next.value : joinTables(name, [held, next.value]);
    },
    /** Articles below this doc_id are here whole; null: all are. */
    bound: (): string | null => (isDone ? null : held.rows === 0 ? "" : idAt(held, held.rows - 1)),
    take: (bound: string | null): Table => {
      const end = rowOf(held, bound);
      const taken = end === held.rows ? held : sliceTable(name, held, 0, end);
      held = end === held.rows ? tableFrom(name, []) : sliceTable(name, held, end, held.rows);
      return taken;
    },
    isOver: (): boolean => isDone && held.rows === 0,
  };
};

/** Pairs of tables in the order of doc_id. Memory: about a batch of each side. */
export function* alignedTables(
  name: TableName,
  before: Iterator<Table>,
  after: Iterator<Table>,
): Generator<{ readonly before: Table; readonly after: Table }> {
  const [left, right] = [sideOf(name, before), sideOf(name, after)];
  for (;;) {
    const [a, b] = [left.bound(), right.bound()];
    const bound = a === null ? b : b === null ? a : a < b ? a : b;
    const pair = { before: left.take(bound), after: right.take(bound) };
    if (pair.before.rows + pair.after.rows > 0) yield pair;
    if (left.isOver() && right.isOver()) return;
    // The side that holds the pair up goes on.
    if (a !== null && a === bound) left.pull();
    if (b !== null && b === bound) right.pull();
  }
}
