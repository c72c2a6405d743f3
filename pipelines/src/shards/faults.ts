import type { ChunkResult } from "columnist";
import type { StringColumn } from "@columnist/model";
import { textAt } from "@columnist/model";

/** Whether an article of a result failed by a fault of the program or the machine, which may not come again. */
export const isFaulty = ({ tables: { failures } }: ChunkResult): boolean => {
  for (let row = 0; row < failures.rows; row++)
    if (textAt(failures.columns["stage"] as StringColumn, row) === "run") return true;
  return false;
};
