import type { OpenView } from '../../slack/interactive/modals.ts';
import { takesSeveral, type ViewInput } from '../../slack/interactive/view-inputs.ts';
import { isRecord } from '../../slack/json.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { blocksHtml } from './blocks.ts';
import { escapeHtml, type Names } from './mrkdwn.ts';

/** The form that stands open before Ada, as HTML; empty where there is none. */
export function modalHtml(slack: SlackWorkspace, names: Names): string {
  const view = slack.openViews(slack.users.ada.id).at(-1);
  if (!view) return '';
  const blocks = view.blocks.map((block) => {
    const input = view.inputs.find(({ blockId }) => blockId === block.block_id);
    return input ? fieldHtml(input) : blocksHtml([block], names);
  });
  return [
    `<form data-view="${escapeHtml(view.id)}" data-hash="${escapeHtml(view.hash)}">`,
    `<h3>${escapeHtml(view.title)}</h3><div class="body">${blocks.join('')}</div>`,
    `<div class="actions">${buttonsHtml(view)}</div></form>`,
  ].join('');
}

function fieldHtml(input: ViewInput): string {
  const name = `name="${escapeHtml(input.blockId)}"`;
  const value = escapeHtml(input.initial);
  const optional = input.optional ? ' <small>(optional)</small>' : '';
  const field = input.multiline
    ? `<textarea ${name} rows="5">${value}</textarea>`
    : input.options.length > 0
      ? `<select ${name}${takesSeveral(input) ? ' multiple' : ''}>${optionsHtml(input)}</select>`
      : `<input ${name} value="${value}">`;
  return `<label>${escapeHtml(input.label)}${optional}${field}</label>`;
}

function optionsHtml(input: ViewInput): string {
  const { options, initial, optional } = input;
  const isList = takesSeveral(input);
  const before = isList ? initial.split(',') : [initial];
  const none = !isList && (optional || initial === '') ? '<option value=""></option>' : '';
  const shown = options.map(({ text, value }) => {
    const label = isRecord(text) ? escapeHtml(String(text.text)) : '';
    const selected = before.includes(String(value)) ? ' selected' : '';
    return `<option value="${escapeHtml(String(value))}"${selected}>${label}</option>`;
  });
  return none + shown.join('');
}

function buttonsHtml({ definition }: OpenView): string {
  const { submit, close } = definition;
  const send = isRecord(submit)
    ? `<button type="submit" class="primary">${escapeHtml(String(submit.text))}</button>`
    : '';
  const label = isRecord(close) ? escapeHtml(String(close.text)) : 'Cancel';
  return `<button type="button" data-close>${label}</button>${send}`;
}
