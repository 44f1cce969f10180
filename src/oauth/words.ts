import { shownCode } from '../../services/agents/oauth/connect-code.ts';
import type { WentOn } from '../../services/agents/oauth/go-on.ts';
import { quoted } from '../../services/common/quoted.ts';
import { describe, type OAuthError } from './answers.ts';

/** A page as people read it: plain text, but for `code` and the link. */
export type PageWords = {
  title: string;
  paragraphs: readonly string[];
  /** What to type in Slack, to be copied. */
  command?: string;
  link?: { label: string; to: string };
};

type Waits = Extract<WentOn, { kind: 'waits' }>;

/** The page that a client sends people to. */
export function sayConnect({ stage, code, clientName, clientHost, readOnly }: Waits): PageWords {
  const where = clientHost ? `at ${clientHost}` : 'on this computer';
  const may = readOnly
    ? 'It would see your channels’ meetings.'
    : 'It would see your channels’ meetings, and act in them as you.';
  return {
    title: `Connect ${quoted(clientName, 80)} to Stand-in`,
    paragraphs: [
      `A program ${where} that calls itself ${quoted(clientName, 80)} wants to work in Stand-in as you. ${may}`,
      ...(stage === 'waiting'
        ? [
            'Type this in Slack. Then press Allow there, and this page continues.',
            'Don’t pass the code on: the program would act as the person who types it.',
          ]
        : ['Slack is asking you now. Press Allow there, and this page continues.']),
    ],
    ...(stage === 'waiting' ? { command: `/pika connect ${shownCode(code)}` } : {}),
    link: { label: 'Continue', to: '' },
  };
}

export function sayDone(clientName: string): PageWords {
  return {
    title: 'Back to your program',
    paragraphs: [`${quoted(clientName, 80)} has its answer. You can close this page.`],
  };
}

export const sayOver: PageWords = {
  title: 'This page has expired',
  paragraphs: [
    'It works for a few minutes, in the browser that opened it, with cookies allowed. Start again in the program that sent you here.',
  ],
};

export const sayTooOften: PageWords = {
  title: 'Too many requests',
  paragraphs: ['Wait a minute, then reload this page.'],
};

export const sayUnknownClient: PageWords = {
  title: 'I don’t know this program',
  paragraphs: [
    'It hasn’t registered here, or so long ago that it was forgotten. Remove Stand-in in that program, and add it again.',
  ],
};

export const sayWrongRedirect: PageWords = {
  title: 'This program asks for something else than it registered',
  paragraphs: [
    'It wants your browser sent to an address that it didn’t register, so nothing was sent. Remove Stand-in in that program, and add it again.',
  ],
};

/** A request that its own client has to put right. */
export function sayWrongRequest(error: OAuthError, clientName: string, host: string, to: string): PageWords {
  return {
    title: 'This program asked in a way that doesn’t work',
    paragraphs: [`${quoted(clientName, 80)} got this answer: ${error}. ${describe(error)}`],
    link: { label: `Back to ${host}`, to },
  };
}
