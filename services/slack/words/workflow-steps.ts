import { quoted } from '../../common/quoted.ts';
import { isKept } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { StepProblem, StepWords } from '../../workflow-steps/ports/step-words.ts';
import { cap, escapeText } from '../mrkdwn.ts';
import { sayBadLink } from './commands.ts';
import { sayNoAccess } from './reasons/access.ts';
import { sayEndAndNext } from './reasons/ended.ts';
import { sayRefusal } from './reasons/requests.ts';

/** Slack names no limit of what a step gives; a message's section ends here. */
const maxChars = 2_900;

function sayProblem(problem: StepProblem, place: { channelId: string; requestedBy: string }): string {
  switch (problem.kind) {
    case 'bad_link':
      return sayBadLink(problem.given);
    case 'app_not_in_channel':
      return 'I’m not in that channel. Type /invite @Stand-in there, then run the workflow again.';
    case 'asks_nobody':
      return 'In that channel, links and workflows send nobody (/pika auto off), or had too many workflows and apps this hour. Type /pika join and the link there.';
    case 'not_let':
      return 'Nobody started this workflow, so that channel has to let such workflows ask: type /pika auto apps workflows there. /pika standup joins recurring calls without a workflow.';
    case 'auto_off':
      return 'In that channel, links and workflows send nobody (/pika auto off). Type /pika join and the link there.';
    case 'cut_off':
      return 'I was interrupted before anybody was sent. Run the workflow again.';
    case 'not_entitled':
      return sayNoAccess(problem);
    default:
      return sayRefusal(problem, { ...place, via: 'command' });
  }
}

/** Words of a call are data: whatever a workflow does with them, they ping nobody and link nowhere. */
function shown(lines: readonly string[]): string {
  return cap(escapeText(lines.join('\n')), maxChars);
}

function sayActionItems({ items }: KeptNotes): string {
  return shown(
    items.filter(isKept).map(({ text, ownerName, due }) => {
      const behind = [...(ownerName ? [ownerName] : []), ...(due ? [due.words] : [])].join(', ');
      return `• ${text}${behind ? ` (${behind})` : ''}`;
    }),
  );
}

/** What a workflow's step *Send Stand-in to a call* says. */
export const stepWords: StepWords = {
  problem: sayProblem,
  end: sayEndAndNext,
  summary: ({ title, summary, timeline }) =>
    shown(
      [title, ...(summary ? [summary] : timeline.map(({ text }) => quoted(text, maxChars)))].filter(Boolean),
    ),
  actionItems: sayActionItems,
  heldBack: 'The recap is in the thread, for people who can read it there.',
};
