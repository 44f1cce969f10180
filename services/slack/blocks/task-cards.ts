import type { EntityActionButton, EntityCustomField, EntityMetadata, TaskEntityFields } from '@slack/types';
import { isKept, type KeptItem } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import { literal } from '../mrkdwn.ts';
import { sayTaskCards, taskWords } from '../words/action-items.ts';
import { type ItemVerb, itemLabels } from './action-items.ts';
import type { Content } from './elements.ts';

// Slack-native tasks (https://docs.slack.dev/messaging/work-objects-implementation). Slack edits no card that is posted, and what a
// click shows may get into it: so a card says only what doesn't change, and details only what everybody there may read.

/** So many of a message's cards are a third of what Slack takes. */
const perMessage = 12;
const maxChars = { title: 300, call: 140, due: 40, owner: 50 } as const;

const entityType = 'slack#/entities/task';
export const taskRef = 'action_item';

type ShownIn = {
  /** What the call was about. */
  title: string;
  /** Where its thread is. */
  page: string;
};

/** The action items of a recap as messages with a card each. What is done keeps its card: another message would be news to the thread. */
export function taskCards(notes: Pick<KeptNotes, 'items' | 'title'>, page: string): Content[] {
  const items = notes.items.filter(isKept).filter(({ state }) => state !== 'dropped');
  const { title } = notes;
  const pages: Content[] = [];
  for (let from = 0; from < items.length; from += perMessage) {
    const entities = items.slice(from, from + perMessage).map((item) => taskCard(item, { title, page }));
    pages.push({ text: sayTaskCards(title), blocks: [], entities, isOptional: true });
  }
  return pages;
}

function taskCard(item: KeptItem, shown: ShownIn): EntityMetadata {
  return entity(item, shown, { custom_fields: [callField(shown)] });
}

/** What somebody sees who opens one, as it is then. */
export function taskDetails(item: KeptItem, shown: ShownIn, mayChange: boolean): EntityMetadata {
  const { due } = item;
  const dueWords = due && !due.date ? literal(due.words, maxChars.due) : '';
  const fields: TaskEntityFields = {
    status: statuses[item.state],
    ...assigneeOf(item),
    ...(due?.date ? { due_date: { type: 'slack#/types/date', value: due.date } } : {}),
    date_created: { value: secondsOf(item.createdAt) },
    date_updated: { value: secondsOf(changedAt(item)) },
  };
  const custom = [...(dueWords ? [textField('due_words', taskWords.due, dueWords)] : []), callField(shown)];
  return entity(item, shown, {
    fields,
    custom_fields: custom,
    display_order: [...Object.keys(fields), ...custom.map(({ key }) => key)],
    ...(mayChange ? { actions: actionsOf(item) } : {}),
  });
}

type Payload = Omit<EntityMetadata['entity_payload'], 'attributes'>;

function entity(item: KeptItem, { page }: ShownIn, payload: Payload): EntityMetadata {
  return {
    entity_type: entityType,
    url: `${page}#${item.id}`,
    external_ref: { id: item.id, type: taskRef },
    entity_payload: {
      attributes: {
        title: { text: literal(item.text, maxChars.title) || taskWords.noWords },
        display_type: taskWords.type,
        metadata_last_modified: secondsOf(changedAt(item)),
      },
      ...payload,
    },
  };
}

const statuses = {
  open: { value: taskWords.states.open, tag_color: 'blue' },
  done: { value: taskWords.states.done, tag_color: 'green' },
  dropped: { value: taskWords.states.dropped, tag_color: 'gray' },
} as const satisfies Record<KeptItem['state'], object>;

function assigneeOf({ ownerId, ownerName }: KeptItem): Pick<TaskEntityFields, 'assignee'> {
  const text = literal(ownerName ?? '', maxChars.owner);
  const user = ownerId ? { user_id: ownerId } : text ? { text } : null;
  return user ? { assignee: { type: 'slack#/types/user', user } } : {};
}

function callField({ title, page }: ShownIn): EntityCustomField {
  return {
    ...textField('call', taskWords.from, literal(title, maxChars.call) || taskWords.aCall),
    link: page,
  };
}

function textField(key: string, label: string, value: string): EntityCustomField {
  return { key, label, type: 'string', value };
}

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export function taskAction(verb: ItemVerb): string {
  return `item_task:${verb}`;
}

/** Two stand below it, the rest in its menu. Each carries the version it was shown with, as an item's menu does. */
function actionsOf({ id, version, state }: KeptItem) {
  const button = (verb: ItemVerb): EntityActionButton => ({
    text: itemLabels[verb],
    action_id: taskAction(verb),
    value: `${id}:${version}:${verb}`,
  });
  return state === 'open'
    ? {
        primary_actions: (['done', 'take'] as const).map(button),
        overflow_actions: (['assign', 'edit', 'drop'] as const).map(button),
      }
    : { primary_actions: (['reopen', 'edit'] as const).map(button) };
}

function changedAt({ createdAt, changedAt: changed, editedAt }: KeptItem): Date {
  return new Date(Math.max(...[createdAt, changed, editedAt].map((at) => at?.getTime() ?? 0)));
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
