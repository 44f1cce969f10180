import type { Button, KnownBlock } from '@slack/types';
import { isRunFinished, type ToolRun } from '../../tasks/run.ts';
import type { PreviewField } from '../../tasks/tool.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, link, mention, quote, time } from '../mrkdwn.ts';
import { timecode } from '../words/amounts.ts';
import { sayRunState } from '../words/runs.ts';
import { actions, button, type Content, context, section } from './elements.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const runAction = {
  approve: 'run_approve',
  edit: 'run_edit',
  decline: 'run_decline',
} as const;

/** Characters in one section, a little under Slack's limit. */
const perSection = 2_900;

/** What an agent wants to do beyond the thread: exactly what will happen, who asked and in which words. */
export function approval(run: ToolRun, editable: boolean): Content {
  const waits = run.state === 'awaiting_approval';
  const title = `:raised_hand: *${quote(run.preview.title, 200)}?*`;
  const state = sayRunState(run);
  const head = waits ? title : `*${quote(run.preview.title, 200)}*\n${state}`;
  const details = isRunFinished(run) ? [] : fields(run.preview.fields);
  const links = run.links.flatMap(({ title: name, url }) =>
    /^https?:/.test(url) ? [`• ${link(url, name)}`] : [],
  );
  const blocks: KnownBlock[] = [
    section([head, ...links].join('\n')),
    ...details,
    ...askedFor(run),
    ...actions(waits ? buttons(run, editable) : []),
  ];
  const text = waits
    ? `Waiting for a click: ${quote(run.preview.title, 200)}`
    : `${quote(run.preview.title, 200)}: ${state}`;
  return { text: cap(text, limits.messageText), blocks };
}

/** All of it: an approval counts for what was shown, and what could not be shown was refused before. */
function fields(shown: readonly PreviewField[]): KnownBlock[] {
  return shown.flatMap(({ label, value, before }) => {
    const said = escapeText(value.trim()) || '_empty_';
    const change = before === undefined ? said : `~${quote(before || 'empty', 500)}~ → ${said}`;
    return parts(`*${quote(label, 80)}*\n${change}`).map(section);
  });
}

/** Cut between characters, never inside an escape. */
function parts(text: string): string[] {
  const cut: string[] = [];
  for (let rest = text; rest.length > 0; ) {
    const head =
      rest.length <= perSection
        ? rest
        : rest.slice(0, perSection).replace(/&[a-z]{0,4}$|[\uD800-\uDBFF]$/, '');
    cut.push(head);
    rest = rest.slice(head.length);
  }
  return cut;
}

function askedFor(run: ToolRun): KnownBlock[] {
  const who = run.requestedBy ? `“${quote(run.requestedBy, 80)}” asked for it in the call` : '';
  const at = run.quotedAtMs === null ? '' : ` at ${timecode(run.quotedAtMs)}`;
  const words = run.quote ? `: “${quote(run.quote, 400)}”` : '';
  const asked = who || run.quote ? `${who || 'Said in the call'}${at}${words}` : '';
  const edited = run.editedBy && run.editedAt ? `Edited by ${mention(run.editedBy)}` : '';
  const lapses =
    run.state === 'awaiting_approval' && run.nextRunAt
      ? `Lapses ${time(run.nextRunAt, '{date_short_pretty} at {time}')}`
      : '';
  const texts = [asked, `The agent of ${mention(run.userId)} wants to do it`, edited, lapses].filter(Boolean);
  return [context(...texts)];
}

/** The value carries what was shown: a click on an older card approves nothing. */
function buttons(run: ToolRun, editable: boolean): Button[] {
  const value = `${run.id}:${run.version}`;
  return [
    button('Approve', runAction.approve, value, 'primary'),
    ...(editable ? [button('Edit', runAction.edit, value)] : []),
    button('Decline', runAction.decline, value, 'danger'),
  ];
}
