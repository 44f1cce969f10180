/**
 * What people do for each other after a call. Anything else that “I will” is said of (say, show, go, be) is mostly part
 * of the talk, so nothing else counts. Words after a colon: one of them has to follow.
 */
const listed = `
send; email; e-mail; mail; text:him,her,them,you; write up; write to:you,him,her,them; write you; write it up; write that up; write the; write a; write an;
draft; redraft; prepare; set up:a,an,the,some,that,it,failure; schedule; reschedule; book; file; create:a,an,the; contact; reach out; follow up; double check; double-check;
check:with,if,whether,and,it,that,back,at,on; look into; look at:it,that,those,them; look up; have a look:at,and,into,tomorrow,later,after;
take a look:at,and,into,tomorrow,later,after; find out; ping; ask:him,her,them; update:the,it,that,them,our,my; circulate; fix; review:it,that,them,your,his,her,their;
share:it,that,them,with,the,this,our; test:it,that,them,the; investigate; research; publish; post; submit; coordinate:with; arrange; get back to:you,him,her,them; get in touch;
talk to:him,her,them; talk with:him,her,them; speak to:him,her,them; speak with:him,her,them; call:him,her,them,our,my; phone; message; confirm:with,it,by; verify; notify;
finalize; finalise; finish:the,it,that,this,my; deliver; compile; merge; deploy; clean up; clean it up; clean that up; migrate; order:the,a,some,more,it,them,new; sort out; sort it out;
figure out; come up with; put together; put it together; put that together; put something together; put you; put it on; put that on; put this on; type up; redo; rewrite; revise; rewire; refactor; implement; upload; forward; renew; register:for,the,us,it;
cancel; track down; take care of; take the action; take an action; take that action; take that one; take it offline; take that offline; take that on; take it on; handle:it,that,this,the;
work on:it,that,those,them; work with:him,her,them,you; make copies; make some copies; make a copy; add:a,an,the,it,them,you,your,those; let you know; let him know; let her know; let them know;
get something on; get that on; get it on the calendar; get it by; get it done; get it to; get it ready; get that by; get that done; get that to; get you; have it; have that ready; have that done; have a draft; return:it,them,the,one; copy; sign:it,them,the; run it by; run that by;
circle back; drop it in; drop that in; loop in; escalate; open a; open an; raise it with; raise that with; start drafting; start writing; provide:you,that; push:the,it,that,them; scan;
meet with; translate; proofread; install; configure; export; archive; polish; attach:it,them,the
`;

type Deed = { readonly words: readonly string[]; readonly next: ReadonlySet<string> | null };

const byVerb = Map.groupBy(
  listed.split(';').map((one): Deed => {
    const [words = '', next] = one.split(':');
    return { words: words.trim().split(/\s+/), next: next ? new Set(next.trim().split(',')) : null };
  }),
  ({ words }) => words[0] ?? '',
);

/** The number of words that say a deed at the start of these; nought where none is said. */
export function deedIn(words: readonly string[]): number {
  const lengths = (byVerb.get(words[0] ?? '') ?? []).map(({ words: deed, next }) => {
    const isSaid = deed.every((word, index) => word === words[index]);
    return isSaid && (next === null || next.has(words[deed.length] ?? '')) ? deed.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** “sending” is what “send” is. */
export function plainVerb(gerund: string): string {
  if (!gerund.endsWith('ing')) return gerund;
  const stem = gerund.slice(0, -3);
  const short = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  return [stem, `${stem}e`, short].find((verb) => byVerb.has(verb)) ?? gerund;
}
