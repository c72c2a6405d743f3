import { COLON, COMMA, DASH, OTHER, PAREN_CLOSE, PAREN_OPEN, SEMICOLON, STOP } from "./kinds.ts";

/** Kind of the token that a sign begins, by its UTF-16 unit. */
export const kindOfSign = (code: number): number => {
  switch (code) {
    case 44:
      return COMMA;
    case 46:
    case 33:
    case 63:
    case 0x2026:
      return STOP;
    case 58:
      return COLON;
    case 59:
      return SEMICOLON;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return DASH;
    case 40:
    case 91:
      return PAREN_OPEN;
    case 41:
    case 93:
      return PAREN_CLOSE;
    default:
      return OTHER;
  }
};
