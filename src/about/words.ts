import { quoted } from '../../services/common/quoted.ts';
import { type AskedToForget, maxNameChars } from '../../services/consent/about/ask-to-forget.ts';
import type { LeaveByPage } from '../../services/consent/about/leave-by-page.ts';
import type { AboutCall } from '../../services/consent/about/read-page.ts';
import { secondsToAnswer } from '../../services/consent/word-gap.ts';

/** A page as people read it: plain text. */
export type PageText = { title: string; sections: readonly { heading?: string; lines: readonly string[] }[] };

const minutesToAnswer = secondsToAnswer / 60;

/** What people without Slack can know of who was sent into their call. */
export function sayAbout(about: AboutCall): PageText {
  return {
    title: `${quoted(about.botName, 80)} in your call`,
    sections: [
      { lines: [sayWhoSent(about), ...stateLines[about.state]] },
      {
        heading: 'What’s kept',
        lines: [
          ...keptLines[about.keep],
          ...(about.keep === 'nothing' ? [] : [sayHowLong(about.retentionDays)]),
        ],
      },
      {
        heading: 'If you don’t want that',
        lines: [
          about.keep === 'nothing'
            ? 'Say so in the call, like “please don’t record this”. The people who sent it are asked whether it leaves.'
            : 'Say so in the call, like “please don’t record this”. Nothing that’s said after that is kept until the people who sent it say that everybody agrees.',
          about.sentBy || about.workspace
            ? `Ask ${senderOf(about)}, or the person who invited you.`
            : 'Ask the person who invited you.',
        ],
      },
    ],
  };
}

const heardBy = 'PikaStream, the service that runs it, hears the call.';

/** What stays, and where. */
const keptLines: Readonly<Record<AboutCall['keep'], readonly string[]>> = {
  words: [
    'What’s said in the call is written down, with who said it. Notes are made of it.',
    'Both go to Slack, to the people who sent it. They also go where those people send their notes.',
    `${heardBy} Other services may help to write it down.`,
  ],
  notes: [
    'Notes are made of what’s said in the call. Once they are, the words themselves are deleted.',
    'The notes go to Slack, to the people who sent it. They also go where those people send their notes.',
    `${heardBy} Other services may help to write it down.`,
  ],
  nothing: [
    'The people who sent it keep nothing of what’s said: no words, and no notes. They keep that the call took place, and who was in it.',
    `${heardBy} Its own terms say what it keeps.`,
  ],
};

const stateLines: { readonly [State in AboutCall['state']]: readonly string[] } = {
  to_come: ['It isn’t in the call yet.'],
  there: ['It’s in the call now.'],
  gone: ['It isn’t in the call now.'],
};

function senderOf({ sentBy, workspace }: AboutCall): string {
  if (sentBy) return workspace ? `${quoted(sentBy, 80)} of ${quoted(workspace, 80)}` : quoted(sentBy, 80);
  return `the people of ${quoted(workspace ?? '', 80)}`;
}

function sayWhoSent(about: AboutCall): string {
  const sends = about.state === 'to_come' ? 'sends' : 'sent';
  const who = about.sentBy ? senderOf(about) : 'Somebody';
  const from = about.sentBy || !about.workspace ? '' : ` of ${quoted(about.workspace, 80)}`;
  return `It’s an AI. ${who}${from} ${sends} it into this call. It listens, may speak, and ${about.keep === 'nothing' ? 'takes no notes' : 'takes notes'}.`;
}

function sayHowLong(days: number | null): string {
  return days === null
    ? 'It’s kept until they delete it.'
    : `It’s deleted after ${days} ${days === 1 ? 'day' : 'days'}.`;
}

/** Above the button that asks it to leave. */
export function sayLeaveForm({ leavesAtOnce }: AboutCall): string {
  return leavesAtOnce
    ? 'It leaves at once, and the people who sent it are told.'
    : `The people who sent it are asked. If nobody answers within ${minutesToAnswer} minutes, it leaves. Nothing is kept meanwhile.`;
}

export const sayForgetForm =
  'Type your name as the call showed it. The people who sent it decide, because this page can’t tell whether it’s you.';

export const formWords = {
  leave: 'Ask it to leave',
  forget: 'Forget my words',
  name: 'Your name in the call',
  when: 'Which call',
} as const;

/** When a call was, as everybody reads it: nobody's zone is known here. */
export function sayWhen(at: Date): string {
  const day = at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

export function sayLeft(outcome: LeaveByPage): PageText {
  switch (outcome.kind) {
    case 'asked':
      return said(
        'The people who sent it are asked',
        `If nobody answers by ${outcome.leavesAt.toISOString().slice(11, 16)} UTC, it leaves. Nothing that’s said meanwhile is kept.`,
      );
    case 'leaves':
      return said('It leaves', 'Nothing that’s said from now on is kept.');
    case 'stayed':
      return said(
        'They want it to stay',
        'Somebody asked it to leave a moment ago. The people who sent it say that the people in the call agree. If you don’t, say so in the call.',
      );
    case 'not_there':
      return said('It isn’t in the call', 'There’s nobody to ask to leave.');
    default:
      return outcome satisfies never;
  }
}

export function sayAsked(outcome: AskedToForget): PageText {
  switch (outcome.kind) {
    case 'asked':
      return said(
        'Your request was passed on',
        'The people who sent it can read your request, and one of them decides. What they sent elsewhere stays there: ask them about it.',
      );
    case 'no_name':
      return said('Which name?', 'Go back, and type your name as the call showed it.');
    case 'long_name':
      return said(
        'That name is too long',
        `This page takes ${maxNameChars} characters at most, so nobody was told. To have your words forgotten, ask the person who invited you.`,
      );
    case 'too_many':
      return said(
        'They weren’t told',
        'Too many people asked on this page. Ask the person who invited you to tell them.',
      );
    case 'nothing_kept':
      return said('Nothing is kept', 'No words of that call are kept.');
    default:
      return outcome satisfies never;
  }
}

export const sayNoPage: PageText = said(
  'There’s no such page',
  'It may have expired. Ask the person who sent you the link.',
);

export const sayTooOften: PageText = said('Too many requests', 'Wait a minute, then try again.');

function said(title: string, ...lines: string[]): PageText {
  return { title, sections: [{ lines }] };
}
