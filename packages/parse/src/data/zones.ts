/**
 * Zone names that time stamps use, lower case, as minutes east of UTC. `null`: names a zone but no offset (standard or
 * daylight is not said), so only the day of such a stamp is sure. Source: IANA tz database, abbreviations in use.
 */
export const ZONES: Readonly<Record<string, number | null>> = {
  aedt: 660, aest: 600, akdt: -480, akst: -540, at: null, awst: 480, bst: 60, cat: 120, cdt: -300, cest: 120, cet: 60,
  cst: -360, ct: null, eat: 180, edt: -240, eest: 180, eet: 120, est: -300, et: null, gmt: 0, hkt: 480, hst: -600, ist: 330,
  jst: 540, kst: 540, mdt: -360, msk: 180, mst: -420, mt: null, ndt: -150, nst: -210, nzdt: 780, nzst: 720, pdt: -420,
  pkt: 300, pst: -480, pt: null, sast: 120, sgt: 480, utc: 0, wat: 60, west: 60, wet: 0, z: 0,
};
