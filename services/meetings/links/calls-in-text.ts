import type { Call } from '../call-link.ts';
import { type LinkedText, linksIn, type TextPart } from './links-in-text.ts';
import { passcodesIn } from './passcodes.ts';
import type { Unjoinable } from './unjoinable.ts';

export type CallsRead = {
  /** Each once, in the order of the text, with its passcode wherever that stands. */
  calls: Call[];
  /** The first link that is clearly one to a call, but can't be joined. */
  unjoinable: Unjoinable | null;
};

/** How far a passcode that is written out stands from its link: so far in an invitation, anywhere in a calendar's event. */
export type Reach = 'near' | 'anywhere';
const nearChars = { after: 800, before: 300 } as const;

/** The calls that a text links to. */
export function callsIn(parts: readonly TextPart[], reach: Reach = 'near'): CallsRead {
  const text = linksIn(parts);
  const calls = new Map<string, Call>();
  let unjoinable: Unjoinable | null = null;
  for (const { read } of text.links) {
    if (read.kind === 'unjoinable') unjoinable ??= read.why;
    else {
      const { call } = read;
      const known = calls.get(call.key);
      calls.set(call.key, { ...(known ?? call), passcode: known?.passcode ?? call.passcode });
    }
  }
  return { calls: withWritten([...calls.values()], text, reach), unjoinable };
}

/** The first call of a text. */
export function callIn(...parts: readonly TextPart[]): Call | null {
  return callsIn(parts).calls[0] ?? null;
}

function withWritten(calls: Call[], text: LinkedText, reach: Reach): Call[] {
  if (calls.every(({ platform, passcode }) => platform !== 'zoom' || passcode !== null)) return calls;
  const written = passcodesIn(text.plain);
  const isOnly = calls.filter(({ platform }) => platform === 'zoom').length === 1;
  return calls.map((call) => {
    if (call.platform !== 'zoom' || call.passcode !== null) return call;
    const [from, to] = scopeOf(call, text, isOnly, reach);
    const after = written.find(({ at }) => at >= from && at < to);
    const before = written.findLast(
      ({ at }) => isOnly && at < from && (reach === 'anywhere' || at >= from - nearChars.before),
    );
    return { ...call, passcode: (after ?? before)?.passcode ?? null };
  });
}

/** Of several calls, each has what stands before the link to the next. */
function scopeOf(call: Call, { links, plain }: LinkedText, isOnly: boolean, reach: Reach): [number, number] {
  const keyOf = (at: number) => {
    const read = links[at]?.read;
    return read?.kind === 'call' ? read.call.key : null;
  };
  const first = links.findIndex((_, at) => keyOf(at) === call.key);
  const next = links.find((_, at) => at > first && ![null, call.key].includes(keyOf(at)));
  const from = links[first]?.end ?? 0;
  const far = reach === 'anywhere' ? plain.length : from + nearChars.after;
  return [from, isOnly ? far : Math.min(far, next?.at ?? plain.length)];
}
