/**
 * Words that can open a time phrase in front of a clause: “At 5 a.m. Mr Okoro left” is one sentence.
 */
export const FRONTING: ReadonlyArray<readonly [word: string, reason: string]> = [
  ["About", "opens a time phrase"],
  ["After", "opens a time phrase"],
  ["Around", "opens a time phrase"],
  ["At", "opens a time phrase"],
  ["Before", "opens a time phrase"],
  ["Between", "opens a time phrase"],
  ["By", "opens a time phrase"],
  ["Circa", "opens a time phrase"],
  ["Come", "opens a time phrase"],
  ["During", "opens a time phrase"],
  ["From", "opens a time phrase"],
  ["In", "opens a time phrase"],
  ["Near", "opens a time phrase"],
  ["On", "opens a time phrase"],
  ["Since", "opens a time phrase"],
  ["Through", "opens a time phrase"],
  ["Throughout", "opens a time phrase"],
  ["Till", "opens a time phrase"],
  ["To", "opens a time phrase"],
  ["Toward", "opens a time phrase"],
  ["Towards", "opens a time phrase"],
  ["Until", "opens a time phrase"],
  ["Within", "opens a time phrase"],
];
