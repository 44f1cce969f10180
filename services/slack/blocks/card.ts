import type { CallWorker } from '../../agents/claims/who-works.ts';
import type { TokenUse } from '../../agents/house/token-budget.ts';
import type { Announcement } from '../../consent/announced.ts';
import { isOver, type Meeting } from '../../meetings/meeting.ts';
import type { Bounds } from '../../meetings/policy/stricter.ts';
import { cap, quote } from '../mrkdwn.ts';
import { sayWorker } from '../words/call-agent.ts';
import { sayHeadline, sayProgress, sayWhoAndPrice } from '../words/card.ts';
import { announcements } from '../words/consent.ts';
import { isWorthShowing, sayEars } from '../words/ears.ts';
import { sayTokens } from '../words/house.ts';
import { sayPolicyOnCard } from '../words/policy.ts';
import { briefButtons } from './brief-button.ts';
import { type KnownBeside, peopleFacts, warnings } from './card-warnings.ts';
import { actions, type Content, context, section } from './elements.ts';
import { meetingButtons, personaMenu } from './meeting-buttons.ts';
import type { PersonaChoice } from './persona-field.ts';
import { factOfRecap, headlineOfRecap, type ShownRecap } from './recap-on-card.ts';

/** What a card shows beside its meeting's row. */
type Beside = KnownBeside & {
  recap?: ShownRecap | null;
  personas?: readonly PersonaChoice[];
  /** What holds for calls of its channel. */
  policy?: Omit<Bounds, 'limitMinutes'> | null;
  /** Whether it said that it's an AI. */
  announcement?: Announcement | null;
  /** Who works in the call. */
  worker?: CallWorker | null;
  /** What the house agent has spent on the model. */
  tokens?: TokenUse | null;
};

/** The one message of a meeting that is edited in place. Its last state is the headline of the recap. */
export function card(
  meeting: Meeting,
  now: Date,
  {
    health,
    recap,
    ears = null,
    people = null,
    personas = [],
    policy = null,
    announcement = null,
    worker = null,
    tokens,
  }: Beside = {},
): Content {
  const opening = meeting.opening ? `*${quote(meeting.opening, 150)}*\n` : '';
  const ofRecap = recap ? headlineOfRecap(recap) : null;
  const headline = ofRecap ?? `${opening}${sayHeadline(meeting)}`;
  const facts = [
    ...(ofRecap ? [...calledOtherwise(meeting, recap), withoutMarks(sayHeadline(meeting))] : []),
    sayWhoAndPrice(meeting),
    ...(announcement ? [announcements[announcement]] : []),
    ...sayProgress(meeting, now),
    ...(ears && isWorthShowing(ears) ? [sayEars(ears, now, meeting.state === 'live')] : []),
    ...(policy ? sayPolicyOnCard(policy) : []),
    ...sayWorker(worker),
    ...(tokens ? sayTokens(tokens, isOver(meeting)) : []),
    ...(people ? peopleFacts(meeting, people, now) : []),
    ...warnings(meeting, { health, ears, people }),
    ...(recap ? [factOfRecap(recap)] : []),
  ];
  return {
    text: cap(`${plain(headline)} ${facts.map(plain).join(' ')}`, 3_000),
    blocks: [
      section(headline),
      context(...facts),
      ...actions([...meetingButtons(meeting), ...briefButtons(meeting), ...personaMenu(meeting, personas)]),
    ],
  };
}

/** What the calendar or the standup calls it, where the recap's title is another. */
function calledOtherwise({ opening }: Meeting, recap: ShownRecap | null | undefined): string[] {
  const called = quote(opening ?? '', 150);
  return called && called !== quote(recap?.notes.title ?? '', 150) ? [called] : [];
}

/** The same words without Slack's marks, for notifications. */
function plain(text: string): string {
  return withoutMarks(
    text.replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1').replaceAll(/<https?:[^|>]*\|([^>]*)>/g, '$1'),
  );
}

/** Neither bold nor with an emoji. */
function withoutMarks(text: string): string {
  return text.replaceAll(/:[a-z_]+: ?/g, '').replaceAll('*', '');
}
