import type { Auto, ChannelSettings } from '../../meetings/channel-settings.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import { plural } from './amounts.ts';

/** Two sentences for a channel that the app has just come into. */
export function sayWelcome(auto: Auto): string {
  return `Hello! ${whatLinksDo[auto]} I post the recap and the action items in the same thread.`;
}

const whatLinksDo: Record<Auto, string> = {
  on: 'Paste a Google Meet or Zoom link here and I join the call. Its card shows the price first, and anybody can press *Don’t join* or *Stop*.',
  ask: 'Paste a Google Meet or Zoom link here. I show what the call costs, and join once somebody presses *Join now*.',
  off: 'Send me into a Google Meet or Zoom call with `/pika` and its link, or with the button below. Pasted links do nothing here.',
};

/** What stays of a channel's calls, and for how long. */
export function sayKept({ keep, retentionDays }: Pick<ChannelSettings, 'keep' | 'retentionDays'>): string {
  const what = keep?.value ?? 'words';
  const days = retentionDays?.value ?? null;
  const long = days === null ? 'until somebody deletes them' : `for ${plural(days, 'day')}`;
  return [
    kept[what](long),
    `At a call’s start I’m meant to say that I’m an AI${what === 'nothing' ? '' : ' and that what’s said is written down'}. If somebody objects, I keep nothing from then on.`,
    'From messages here I keep only what’s written to me or for a call.',
    '`/pika policy` changes this for the channel, and `/pika forget` deletes a call.',
  ].join('\n');
}

const kept: Record<Keep, (long: string) => string> = {
  words: (long) => `From each call here I keep the transcript, the recap and the action items, ${long}.`,
  notes: (long) =>
    `From each call here I keep the recap and the action items, ${long}. What was said isn’t kept.`,
  nothing: () =>
    'From calls here I keep nothing that’s said: only that there was one, how long, and what it cost.',
};
