// Offsets from UTC as pages print them: `+0800`, `GMT+8`, `JST`.
import { foldText } from './fold';

/** Zone names that mean one offset everywhere. CST, IST, BST and their like, which several zones share, are left out. */
const offsetsByName: Record<string, string> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  jst: '+09:00',
  kst: '+09:00',
  hkt: '+08:00',
  sgt: '+08:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  pst: '-08:00',
  pdt: '-07:00',
  mst: '-07:00',
  mdt: '-06:00',
  cdt: '-05:00',
  est: '-05:00',
  edt: '-04:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  brt: '-03:00',
  wib: '+07:00',
  pht: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  gst: '+04:00',
  pkt: '+05:00',
};

/** `+0800`, `UTC+8`, `GMT-03:30`, `JST` → `+08:00`…; null for anything else, and for names that several zones share (CST, IST, BST). */
export function readOffset(text: string): string | null {
  const word = foldText(text).toLowerCase();
  const named = offsetOfName(word);
  if (named !== null) return named;
  const match = /^(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(word);
  if (!match) return null;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? '0');
  if (hours > 14 || minutes > 59) return null;
  return hours === 0 && minutes === 0
    ? 'Z'
    : `${match[1]}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The offset that a zone's name means, in lower case; null for unknown ones and those that several zones share. */
export function offsetOfName(name: string): string | null {
  return Object.hasOwn(offsetsByName, name) ? offsetsByName[name]! : null;
}
