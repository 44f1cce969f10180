import type { ThreadRecap } from '../../notes/thread-recap.ts';
import { linkTo } from '../mrkdwn.ts';

/** For someone who asks for a recap. */
export function sayThreadRecap(recap: Exclude<ThreadRecap, { kind: 'with_agent' }>): string {
  if (recap.kind !== 'shown') return states[recap.kind];
  return recap.page
    ? `Here’s the recap of this call: ${linkTo(recap.page, 'Recap')}.`
    : 'The recap of this call is above, in this thread.';
}

const states = {
  elsewhere:
    'I can’t tell which call you mean. Each recap is in its call’s own thread: ask me there, or type `/pika meetings` for a list.',
  not_begun: 'This call hasn’t begun. I’ll post its recap in this thread when it’s over.',
  running: 'This call is still on. I’ll post its recap in this thread when it’s over.',
  writing: 'I’m writing the recap. It’ll be in this thread in a few minutes.',
  held: 'The recap is held for review. Someone who was in the call can press *Release* in this thread.',
  forgotten: 'The recap of this call was deleted.',
  nothing_kept: 'This call has no recap: this channel keeps nothing of what’s said in calls.',
  none: 'This call has no recap: nothing was said or noted that I could write one from.',
} as const;
