import type { KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { aboutNothing, actions, button, type Content, section, words } from './elements.ts';
import { form } from './forms.ts';
import { shownValues } from './shown-values.ts';

/** Whatever `/pika` changes and no other form does. */
export const settingKinds = [
  ...(['auto', 'money', 'recap', 'agent', 'approvers', 'allow', 'persona', 'workspace'] as const),
  ...(['digest', 'retention', 'holidays', 'send', 'connect'] as const),
] as const;

export type SettingKind = (typeof settingKinds)[number];

/** What a form and the button that opens it are called on the wire. */
export function settingName(kind: SettingKind): string {
  return `setting_${kind}`;
}

const labels: Partial<Record<SettingKind, string>> = { send: 'Add…', connect: 'New key…', allow: 'Allow…' };

export function settingButton(kind: SettingKind) {
  return button(labels[kind] ?? 'Change…', settingName(kind), aboutNothing);
}

/** What is set, with the button that changes it. */
export function changeable(text: string, kind: SettingKind): Content {
  return { ...words(text), blocks: [section(text), ...actions([settingButton(kind)])] };
}

/** Only fields that somebody changes count: what others changed meanwhile isn't changed back. */
export function settingView(
  kind: SettingKind,
  id: string,
  where: Audience,
  { title, submit = 'Save', blocks }: { title: string; submit?: string; blocks: KnownBlock[] },
): ModalView {
  return form({
    ...{ callback: settingName(kind), id, where, title, submit, blocks },
    shown: { ...shownValues(blocks), ...listedIn(blocks) },
  });
}

/** Checkboxes are remembered one by one: only what was shown can be unchecked. */
function listedIn(blocks: readonly KnownBlock[]): Record<string, string> {
  const lists = blocks.flatMap((block) =>
    block.type === 'input' && block.element.type === 'checkboxes'
      ? [[block.block_id ?? '', block.element.options.map(({ value }) => value ?? '').join('\n')] as const]
      : [],
  );
  return Object.fromEntries(lists);
}
