import { isRecord, type Json, records, stringOf } from '../slack/json.ts';
import type { EphemeralMessage, StoredMessage } from '../slack/messages.ts';

export type ShownButton = {
  label: string;
  actionId: string;
  blockId: string;
  url: string | undefined;
  /** It is a choice of a menu, by this text. */
  option: string | undefined;
};

/** The buttons of a message and what its menus offer, in the order they are shown. */
export function buttonsOf(message: Pick<StoredMessage | EphemeralMessage, 'blocks'>): ShownButton[] {
  return message.blocks.flatMap((block) => buttonsIn(block, stringOf(block.block_id) ?? ''));
}

function buttonsIn(value: unknown, blockId: string): ShownButton[] {
  if (Array.isArray(value)) return value.flatMap((item) => buttonsIn(item, blockId));
  if (!isRecord(value)) return [];
  if (value.type === 'overflow') return choicesOf(value, blockId);
  if (value.type !== 'button') return Object.values(value).flatMap((item) => buttonsIn(item, blockId));
  const actionId = stringOf(value.action_id) ?? '';
  return [{ label: labelOf(value), actionId, blockId, url: stringOf(value.url), option: undefined }];
}

function choicesOf(menu: Json, blockId: string): ShownButton[] {
  const actionId = stringOf(menu.action_id) ?? '';
  return records(menu.options).map((option) => {
    const label = labelOf(option);
    return { label, actionId, blockId, url: stringOf(option.url), option: label };
  });
}

function labelOf(button: Json): string {
  return isRecord(button.text) ? (stringOf(button.text.text) ?? '') : '';
}
