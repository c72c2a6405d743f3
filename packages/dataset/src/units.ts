import type { OffsetCursor } from "@columnist/model";

/** Code points of `text` to UTF-16 units: the inverse of codePointCursor. Fastest for offsets that ascend. */
export const unitCursor = (text: string): OffsetCursor => {
  let unit = 0;
  let points = 0;
  return (target) => {
    if (target < points) {
      unit = 0;
      points = 0;
    }
    while (points < target && unit < text.length) {
      unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
      points++;
    }
    return unit;
  };
};
