import type { Announcement } from '../../consent/announced.ts';
import type { ForgetRequest, ForgottenWords } from '../../consent/forget-request.ts';
import { asksThread, type WordGap } from '../../consent/word-gap.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { Withheld } from '../../notes/written-notes.ts';
import { mention, quotedName, time } from '../mrkdwn.ts';
import { sayExports } from './forgetting.ts';

/** On the card. */
export const announcements: { readonly [Kind in Announcement]: string } = {
  said: 'It said that it’s an AI',
  not_said: 'Nothing it said shows that it’s an AI',
  unknown: 'Whether it said that it’s an AI isn’t known',
};

/** Who objected, as the call calls them: anybody may be called so. */
function sayWho(name: string | null): string {
  return (name && quotedName(name, 80)) || 'Somebody';
}

/** In the recap: what isn't in it. */
export function sayWithheld({ why, name, isOver }: Withheld): string {
  if (why === 'ledger')
    return 'I couldn’t write this call’s consent ledger, so I kept nothing of what was said.';
  if (why === 'guest')
    return `${sayWho(name)} was in the call, and nobody here knew them. I kept nothing that was said from then on${isOver ? ' until somebody told me to stay' : ''}.`;
  if (why === 'notes') return 'This channel keeps notes alone: nothing is left of what was said.';
  if (why === 'nothing') return 'This channel keeps nothing of what’s said in calls.';
  if (why === 'other')
    return 'Some of what was said wasn’t kept. A newer version of Stand-in, which wrote this, knows why.';
  if (why === 'speaker') return 'One person’s words were forgotten, as they asked.';
  const until = isOver ? ' until the people in the call agreed' : '';
  const how =
    why === 'page' ? 'Somebody objected on the call’s page' : `${sayWho(name)} objected in the call`;
  return `${how}: nothing that was said after that${until} was kept or read.`;
}

/** Of those who objected too. */
const mostNames = 5;

/** In the thread: who objected in which words, and what it means for what is kept. `others`: who did so after them. */
export function sayObjection(
  { why, name, words, fromAt, byPage }: WordGap,
  keep: Keep = 'words',
  others: readonly string[] = [],
): string {
  if (why === 'ledger')
    return 'I couldn’t write this call’s consent ledger, so I keep nothing of what’s said in it. An admin can find out why in the log.';
  const since =
    keep === 'nothing'
      ? 'Nothing of this call is kept anyway.'
      : `I keep no words from ${time(fromAt, '{time_secs}')} on, and nothing made of them.`;
  if (why === 'guest') return `${sayWho(name)} is in the call, and nobody here knows them.\n${since}`;
  const too = others.length > 0 ? `${others.slice(0, mostNames).map(sayWho).join(', ')} objected too.\n` : '';
  if (byPage)
    return `Somebody asks me to leave, on the page about this call. I can’t tell who, or whether they’re in it.\n${too}${since}`;
  const said = words ? `: ${quotedName(words, 300)}` : '';
  return `${sayWho(name)} in the call doesn’t want this${said}\n${too}${since}`;
}

/** Under it: the question, or what came of it. */
export function sayObjectionState(
  { why, state, leavesAt, decidedBy, untilAt }: WordGap,
  keep: Keep = 'words',
): string | null {
  if (!asksThread({ why })) return null;
  const keepsNothing = keep === 'nothing';
  switch (state) {
    case 'open':
      return leavesAt
        ? `Should I leave? If nobody answers, I’ll leave at ${time(leavesAt, '{time_secs}')}. Choose *Stay* only if the people in the call agree${keepsNothing ? '' : ': then I keep what’s said from then on'}.`
        : null;
    case 'stayed':
      return `${decidedBy ? mention(decidedBy) : 'Somebody'} had me stay, and says that the people in the call agree.${keepsNothing ? '' : ` I keep words again${untilAt ? ` from ${time(untilAt, '{time_secs}')} on` : ''}.`}`;
    case 'leaving':
      return decidedBy ? `${mention(decidedBy)} had me leave.` : 'I’m leaving.';
    case 'over':
      return 'I’m not in the call any more.';
    default:
      return state satisfies never;
  }
}

/** In the thread: somebody wants their words forgotten, and what that would take. */
export function sayForgetRequest({ name }: ForgetRequest): string {
  const shown = quotedName(name, name.length);
  return (
    `On the page about this call, somebody ${shown ? `called ${shown}` : 'whose name is signs alone'} asks me to forget their words. ` +
    'I can’t tell who it is, so the person who asked for this call, or an admin, decides.'
  );
}

/** Under it: what the button does, or what came of it. */
export function sayForgetRequestState(
  { state, decidedBy }: ForgetRequest,
  forgotten: ForgottenWords | null,
): string {
  const who = decidedBy ? mention(decidedBy) : 'Somebody';
  switch (state) {
    case 'open':
      return 'It deletes what they said from the transcript, the files, search and memory, and the recap is written again.';
    case 'forgotten':
      if (forgotten && !forgotten.spoke)
        return `${who} said yes, but I have no words from anybody with that name. If the call showed another name, they can ask again.`;
      return `${who} had their words forgotten. What people and agents wrote from them stays, as does what PikaStream and note-takers keep.${sayExports(forgotten?.exports ?? [])}`;
    case 'refused':
      return `${who} said no. Nothing was deleted.`;
    default:
      return state satisfies never;
  }
}
