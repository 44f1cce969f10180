import type { KnownBlock } from '@slack/types';
import type { Destination } from '../../notes/destinations/destination.ts';
import type { RecapExport } from '../../notes/destinations/recap-export.ts';
import { limits } from '../limits.ts';
import { cap, mention, time } from '../mrkdwn.ts';
import { sayExport, sayPlace, sayPlaceToAll } from '../words/exports.ts';
import { actions, button, type Content, confirmed, section, words } from './elements.ts';
import { settingButton } from './setting-form.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const exportAction = { test: 'copy_test', remove: 'copy_remove', again: 'copy_again' } as const;

/** Of a message: each with buttons takes two of its 50 blocks. */
const maxWithButtons = 20;

/** How the exports of a meeting's notes fare: one line each, and a button where someone has to decide. */
export function exportsMessage(exports: readonly RecapExport[]): Content {
  const waits = ({ state }: RecapExport) => state === 'failed' || state === 'uncertain';
  const stuck = exports.filter(waits);
  const shown = stuck.slice(0, maxWithButtons);
  const lines = exports.filter((one) => !shown.includes(one)).map(sayExport);
  const title = '*Exports of this recap*';
  const blocks: KnownBlock[] = [
    ...packed([title, ...lines]).map(section),
    ...shown.flatMap((one) => [section(sayExport(one)), ...actions([again(one)])]),
  ];
  return { text: cap([title, ...exports.map(sayExport)].join('\n'), limits.messageText), blocks };
}

function again({ id, attempts }: RecapExport) {
  return button('Send again', exportAction.again, `${id}:${attempts}`);
}

/** As many lines as a section holds, in as many sections as it takes. */
function packed(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length + 1 < limits.sectionText) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else texts.push(line);
  }
  return texts;
}

/** The same without whole mail addresses, and without buttons: for guests, and people of other workspaces. */
export function maskedList(destinations: readonly Destination[]): Content {
  const lines = destinations.map(sayPlaceToAll);
  return words([headOf(destinations), ...lines.map((line) => `• ${line}`)].join('\n'));
}

/** Where a channel's notes go, for a member who asked, with what can be done about each. */
export function destinationList(destinations: readonly Destination[]): Content {
  const head = headOf(destinations);
  const blocks: KnownBlock[] = destinations
    .slice(0, maxWithButtons)
    .flatMap((one) => [
      section(
        `• ${sayPlace(one)} (${mention(one.addedBy)}, ${time(one.addedAt, '{date_short_pretty} at {time}')})`,
      ),
      ...actions([
        button('Test', exportAction.test, one.id),
        confirmed(
          button('Remove', exportAction.remove, one.id, 'danger'),
          'Stop these exports?',
          'Later recaps aren’t sent there. What was sent stays there.',
        ),
      ]),
    ]);
  const rest = destinations.slice(maxWithButtons).map((one) => `• ${sayPlace(one)}`);
  const text = [head, ...destinations.map((one) => `• ${sayPlace(one)}`), howTo].join('\n');
  return {
    text: cap(text, limits.messageText),
    blocks: [
      section(head),
      ...blocks,
      ...packed([...rest, howTo]).map(section),
      ...actions([settingButton('send')]),
    ],
  };
}

function headOf(destinations: readonly Destination[]): string {
  return destinations.length === 0
    ? 'This channel’s recaps stay in their threads.'
    : 'This channel’s recaps are also sent to:';
}

const howTo =
  'Add one with `/pika send notes to canvas`, `… to ana@your-company.com`, `… to notion` and a database’s link, or `… to` and a webhook’s https address. End with `off` to remove one.';
