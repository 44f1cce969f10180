import type {
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextText,
  SectionBlock,
} from '@slack/types';
import type { PreviewField } from '../../tasks/tool.ts';
import { isOfHouseAgent, isToolCallFinished, type ToolCall } from '../../tasks/tool-call.ts';
import { literal, literalQuote, mention, quote, readable, time } from '../mrkdwn.ts';
import { timecode } from '../words/amounts.ts';
import { context, plainSection, section } from './elements.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const approvalAction = {
  approve: 'run_approve',
  edit: 'run_edit',
  review: 'run_review',
  decline: 'run_decline',
} as const;

/** Characters in one section, a little under Slack's limit. */
export const sectionChars = 2_900;

/** What will happen, and who asked for it: what comes between the head of a card and its buttons. `head`: the title and what goes with it. */
export function approvalDetails(toolCall: ToolCall, head: readonly KnownBlock[]): KnownBlock[] {
  const details = isToolCallFinished(toolCall) ? [] : fields(toolCall.preview.fields);
  return [
    // Nobody approves what Slack has folded away.
    ...[...head, ...details].map((block) => (block.type === 'section' ? { ...block, expand: true } : block)),
    ...askedFor(toolCall),
  ];
}

/** What an agent or a record is called, in bold and with nothing in it that is markup. */
export function inBold(text: string, emoji?: string): RichTextBlock {
  const before: RichTextElement[] = emoji
    ? [
        { type: 'emoji', name: emoji },
        { type: 'text', text: ' ' },
      ]
    : [];
  const elements: RichTextElement[] = [...before, { type: 'text', text: text || '…', style: { bold: true } }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/**
 * All of it: an approval counts for what was shown, and what couldn't be shown was refused before. Nothing in a value is
 * markup, and each that takes more than a line has blocks of its own: it can't look like another field.
 */
function fields(shown: readonly PreviewField[]): (SectionBlock | RichTextBlock)[] {
  return shown.flatMap(({ label, value, before }) => {
    const said = readable(value).trim();
    const isShort = said.length <= 500 && !said.includes('\n');
    if (before !== undefined && isShort) return [change(label, before, words(said))];
    const head = before === undefined ? section(`*${quote(label, 80)}*`) : change(label, before);
    return said ? [head, ...parts(said).map(plainSection)] : [section(`*${quote(label, 80)}*\n_empty_`)];
  });
}

/** Of what stood there before: enough to tell which it is. Others wrote it, and nobody approves it. */
const maxOldChars = 120;

/** The old value struck out, and the new one where it fits on the line. */
function change(label: string, before: string, ...after: RichTextElement[]): RichTextBlock {
  const name = literal(label, 80) || 'Field';
  const old = words(literal(before, maxOldChars));
  const elements: RichTextElement[] = [
    { type: 'text', text: name, style: { bold: true } },
    { type: 'text', text: '\n' },
    { ...old, style: { ...old.style, strike: true } },
    { type: 'text', text: ' → ' },
    ...after,
  ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** In italics that there are none. */
function words(text: string): RichTextText {
  return text ? { type: 'text', text } : { type: 'text', text: 'empty', style: { italic: true } };
}

/** Cut between characters. */
function parts(text: string): string[] {
  const cut: string[] = [];
  for (let rest = text; rest.length > 0; ) {
    const head =
      rest.length <= sectionChars ? rest : rest.slice(0, sectionChars).replace(/[\uD800-\uDBFF]$/, '');
    cut.push(head);
    rest = rest.slice(head.length);
  }
  return cut;
}

/** Who asked in the call and in which words, and who it is done for. */
function askedFor(toolCall: ToolCall): KnownBlock[] {
  const who = toolCall.requestedBy
    ? `${literalQuote(toolCall.requestedBy, 80)} asked for it in the call`
    : '';
  const at = toolCall.quotedAtMs === null ? '' : ` at ${timecode(toolCall.quotedAtMs)}`;
  const words = toolCall.quote ? `: ${literalQuote(toolCall.quote, 400)}` : '';
  const asked = who || toolCall.quote ? `${who || 'Said in the call'}${at}${words}` : '';
  // The agent's own words are plain; ours beside them have people and times in them.
  const claim: PlainTextElement[] = asked ? [{ type: 'plain_text', text: asked, emoji: false }] : [];
  const { elements, ...block } = context(...whoAsked(toolCall));
  return [{ ...block, elements: [...claim, ...elements] }];
}

/** Whose agent asks, who changed it, and until when it waits. */
export function whoAsked(toolCall: ToolCall): string[] {
  const edited = toolCall.editedBy && toolCall.editedAt ? `Edited by ${mention(toolCall.editedBy)}` : '';
  const lapses =
    toolCall.state === 'awaiting_approval' && toolCall.nextRunAt
      ? `Expires ${time(toolCall.nextRunAt, '{date_short_pretty} at {time}')}`
      : '';
  const agent = isOfHouseAgent(toolCall) ? 'the house agent' : `${mention(toolCall.userId)}’s agent`;
  return [`Requested by ${agent}`, edited, lapses].filter(Boolean);
}
