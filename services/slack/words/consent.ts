import type { WordGap } from '../../consent/word-gap.ts';
import type { Withheld } from '../../notes/written-notes.ts';
import { mention, quotedName, time } from '../mrkdwn.ts';

/** Who objected, as the call calls them: anybody may be called so. */
function sayWho(name: string | null): string {
  return (name && quotedName(name, 80)) || 'Somebody';
}

/** In the recap: what isn't in it. */
export function sayWithheld({ why, name, isOver }: Withheld): string {
  if (why === 'ledger')
    return 'I couldn’t write this call’s consent ledger, so I kept nothing of what was said.';
  const until = isOver ? ' until the people in the call agreed' : '';
  return `${sayWho(name)} objected in the call: nothing that was said after that${until} was kept or read.`;
}

/** In the thread: who objected in which words, and what it means for what is kept. */
export function sayObjection({ why, name, words, fromAt }: WordGap): string {
  if (why === 'ledger')
    return 'I couldn’t write this call’s consent ledger, so I keep nothing of what’s said in it. An admin can find out why in the log.';
  const said = words ? `: ${quotedName(words, 300)}` : '';
  return `${sayWho(name)} in the call doesn’t want this${said}\nI keep no words from ${time(fromAt, '{time_secs}')} on.`;
}

/** Under it: the question, or what came of it. */
export function sayObjectionState({ why, state, leavesAt, decidedBy, untilAt }: WordGap): string | null {
  if (why === 'ledger') return null;
  switch (state) {
    case 'open':
      return leavesAt
        ? `Should I leave? If nobody answers, I’ll leave at ${time(leavesAt, '{time_secs}')}. Choose *Stay* only if the people in the call agree: then I keep what’s said from then on.`
        : null;
    case 'stayed':
      return `${decidedBy ? mention(decidedBy) : 'Somebody'} had me stay, and says that the people in the call agree. I keep words again${untilAt ? ` from ${time(untilAt, '{time_secs}')} on` : ''}.`;
    case 'leaving':
      return decidedBy ? `${mention(decidedBy)} had me leave.` : 'I’m leaving.';
    case 'over':
      return 'I’m not in the call any more.';
    default:
      return state satisfies never;
  }
}
