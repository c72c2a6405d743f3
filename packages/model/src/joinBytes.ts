/** Pieces of bytes as one run; a single piece is given back as it is. `length`: of all together, where it is known. */
export const joinBytes = (
  pieces: ReadonlyArray<Uint8Array>,
  length: number = pieces.reduce((sum, piece) => sum + piece.length, 0),
): Uint8Array => {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};
