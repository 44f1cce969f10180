import type {
  Button,
  ContextBlock,
  EntityMetadata,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { limits } from '../limits.ts';
import { cap } from '../mrkdwn.ts';

/** Under whose name a message is posted. */
export type Speaker = {
  name: string;
  /** Its stored picture; null for none. */
  faceId: string | null;
  /** Where its picture can't be shown; '' for none. */
  emoji: string;
};

/** A message as the outbox keeps it: blocks, and the same in plain words for notifications and where blocks fail. */
export type Content = {
  text: string;
  blocks: KnownBlock[];
  /** The same in blocks that every Slack knows, where `blocks` has some that not every Slack does. */
  plain?: KnownBlock[] | undefined;
  /** Cards of Slack's own below it. Slack takes none with an edit. */
  entities?: EntityMetadata[] | undefined;
  /** It says nothing without its blocks or cards: where Slack refuses these, it isn't posted. */
  isOptional?: boolean | undefined;
  /** The app itself where there's none. Edits keep what was posted. */
  as?: Speaker | undefined;
};

/** `verbatim`: Slack makes no links or pings of its own from what we didn't mark up. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cap(text, limits.sectionText), verbatim: true } };
}

/** For buttons and forms that are about no row of ours: each needs an id. */
export const aboutNothing = '00000000-0000-4000-8000-000000000000';

/** What a part of a form is about. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: cap(text, limits.headerText) } };
}

/** Text in which nothing is markup, shown as it is: at most as much as a section takes. */
export function plainSection(text: string): SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text, emoji: false } };
}

export function context(...texts: string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, limits.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: cap(text, limits.sectionText), verbatim: true })),
  };
}

export function actions(buttons: readonly (Button | StaticSelect)[]): KnownBlock[] {
  return buttons.length > 0 ? [{ type: 'actions', elements: [...buttons] }] : [];
}

export function button(text: string, actionId: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: cap(text, limits.buttonText) },
    action_id: actionId,
    value: cap(value, limits.buttonValue),
    ...(style ? { style } : {}),
  };
}

/** Slack asks back before it passes on a press that can't be undone or that costs money. */
export function confirmed(pressed: Button, title: string, text: string): Button {
  const plain = (words: string) => ({ type: 'plain_text' as const, text: words });
  return {
    ...pressed,
    confirm: {
      title: plain(cap(title, limits.confirmTitle)),
      text: plain(cap(text, limits.confirmText)),
      confirm: plain('Yes'),
      deny: plain('Cancel'),
      ...(pressed.style ? { style: pressed.style } : {}),
    },
  };
}

export function hasButtons(content: Content): boolean {
  return content.blocks.some((block) => block.type === 'actions');
}

/** A plain message. */
export function words(text: string): Content {
  return { text: cap(text, limits.messageText), blocks: [section(text)] };
}

const noButtons = ' I can’t show its buttons here; use `/pika status` and `/pika leave`.';

/** The same in plain words, for when Slack refuses the blocks. Without buttons it names another way to stop. */
export function withoutBlocks({ text, blocks, as }: Content): Content {
  const hint = blocks.some(({ type }) => type === 'actions') ? noButtons : '';
  const capped = `${cap(text, limits.messageText - 100 - hint.length)}${hint}`;
  return { text: capped, blocks: [], ...(as ? { as } : {}) };
}
