/**
 * What people do for each other after a call. Anything else that “I will” is said of (say, show, go, be) is mostly part
 * of the talk, so nothing else counts. After a colon: one of these words has to follow; after a sign of exclamation: none may.
 */
const listed = `
send; email; e-mail; mail; text:him,her,them,you; phone; message; ping; contact; reach out; follow up; circle back; loop in; notify; forward;
call!it,that,this,out,on,upon,you,us,for,a,an,everyone,attention,mr,ms,mrs,dr,members,witnesses,senator; get in touch; get back to:you,him,her,them; let you know; let him know; let her know; let them know; meet with;
talk to!you,us,everyone,that,this,it,the,what,how,my,your,a,some,those,these,slide,amendment,item; talk with!you,us,everyone; speak with!you,us;
speak to:him,her,them; remind:him,her,them; ask:him,her,them; work with:him,her,them,you;
write up; write to:you,him,her,them; write you; write it up; write that up; write the; write a; write an; type up; draft; redraft; start drafting;
start writing; rewrite; revise; proofread; translate; polish; put together; put it together; put that together; put something together; come up with;
prepare; set up; set it up; set that up; set this up; set something up; arrange; organize; organise; schedule; reschedule; book; cancel; order:the,a,some,more,it,them,new; renew; register:for,us,it; coordinate:with;
get something on; get that on; get it on the calendar; put it on the agenda; put that on the agenda; put you on the agenda; put you in touch;
check:with,if,whether,and,it,that,back,at,on; double check; double-check; verify; confirm:with,it,by; look into; look at:it,that,those,them; look up;
have a look:at,and,into,tomorrow,later,after; take a look:at,and,into,tomorrow,later,after; find out; figure out; track down; investigate; research;
review:it,that,them,your,his,her,their; test:it,that,them,the; scan; file; create:a,an,the; open a; open an; add:a,an,the,it,them,you,your,those;
update:the,it,that,them,our,my; share:it,that,them,with,the,this,our; circulate; publish; post; submit; upload; attach:it,them,the; drop it in;
drop that in; export; copy; make copies; make some copies; make a copy; sign:it,them,the; return:it,them,one; archive;
fix; delete; run the numbers; run the report; run the script; run the tests; move the; change the; sort out; sort it out; clean up; clean it up; clean that up; redo; rewire; refactor; implement; install; configure; migrate; merge; deploy;
finish:the,it,that; finalize; finalise; compile; deliver; push:the,it,that,them; work on:it,that,those,them; handle:it,that,this,the; escalate;
raise it with; raise that with; run it by; run that by; take care of; own:it,that,this,the; pay:the,it,that,them; take the action; take an action; take that action; take that one;
take it offline; take that offline; take that on; take it on; get it by; get it done; get it to; get it ready; get that by; get that done; get that to; get this to; get it over; get that over; get this over;
get you:the,that,those,a,an,some,it; have it:ready,done,by,over,for,to,on,finished; have that:ready,done,by,over,for,to,on,finished; have a draft
`;

type Deed = { readonly words: readonly string[]; readonly allows: (next: string) => boolean };

const byVerb = Map.groupBy(
  listed.split(';').map((one): Deed => {
    const [words = '', listed = ''] = one.split(/[:!]/);
    const next = new Set(listed.trim().split(','));
    const allows = (word: string) => listed === '' || next.has(word) === one.includes(':');
    return { words: words.trim().split(/\s+/), allows };
  }),
  ({ words }) => words[0] ?? '',
);

/** The number of words that say a deed at the start of these; nought where none is said. */
export function deedIn(words: readonly string[]): number {
  const lengths = (byVerb.get(words[0] ?? '') ?? []).map(({ words: deed, allows }) => {
    const isSaid = deed.every((word, index) => word === words[index]);
    return isSaid && allows(words[deed.length] ?? '') ? deed.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** “sending” is what “send” is; empty for a word that is no such form. */
export function plainVerb(gerund: string): string {
  if (!gerund.endsWith('ing')) return '';
  const stem = gerund.slice(0, -3);
  const short = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  return [stem, `${stem}e`, short].find((verb) => byVerb.has(verb)) ?? '';
}
