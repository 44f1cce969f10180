import { z } from 'zod';
import { BLOCK_LIMITS } from '../limits.ts';

/**
 * What https://docs.slack.dev/messaging/work-objects-implementation says of a task, as far as our app goes: what isn't there is
 * refused.
 */
const text = z.string().min(1);
const seconds = z.int().positive();
const https = z.url({ protocol: /^https$/ });

const user = z.union([z.strictObject({ user_id: z.string().regex(/^[UW]/) }), z.strictObject({ text })]);
const string = { value: text, label: text.optional(), link: https.optional() };
const tagged = z.strictObject({
  ...string,
  tag_color: z.enum(['red', 'yellow', 'green', 'gray', 'blue']).optional(),
});
const moment = z.strictObject({ value: seconds, label: text.optional() });

const fields = z.strictObject({
  description: z.strictObject({ ...string, format: z.literal('markdown').optional() }).optional(),
  created_by: z.strictObject({ type: z.literal('slack#/types/user'), user }).optional(),
  date_created: moment.optional(),
  date_updated: moment.optional(),
  assignee: z.strictObject({ type: z.literal('slack#/types/user'), user }).optional(),
  status: tagged.optional(),
  due_date: z
    .strictObject({ type: z.literal('slack#/types/date'), value: z.iso.date(), label: text.optional() })
    .optional(),
  priority: tagged.optional(),
});

const custom = z.strictObject({ key: text, type: z.literal('string'), ...string, label: text });

const action = z.strictObject({
  text: text.max(BLOCK_LIMITS.buttonText),
  action_id: text.max(BLOCK_LIMITS.id),
  value: z.string().max(BLOCK_LIMITS.buttonValue).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  url: https.max(BLOCK_LIMITS.url).optional(),
  accessibility_label: z.string().max(BLOCK_LIMITS.accessibilityLabel).optional(),
});

const payload = z
  .strictObject({
    attributes: z.strictObject({
      title: z.strictObject({ text }),
      display_id: text.optional(),
      display_type: text.optional(),
      product_name: text.optional(),
      metadata_last_modified: seconds.optional(),
    }),
    fields: fields.optional(),
    custom_fields: z.array(custom).optional(),
    display_order: z.array(text).optional(),
    actions: z
      .strictObject({
        primary_actions: z.array(action).max(2).optional(),
        overflow_actions: z.array(action).max(5).optional(),
      })
      .optional(),
  })
  .refine(({ fields: given = {}, custom_fields: own = [], display_order: order = [] }) => {
    const known = [...Object.keys(given), ...own.map(({ key }) => key)];
    return new Set(known).size === known.length && order.every((key) => known.includes(key));
  }, 'display_order names what isn’t there, or a key is there twice');

/** Said of ids by apps that use them: nothing else is taken. */
const id = z.string().regex(/^[0-9a-zA-Z\-_:!/=]+$/);

export const entitySchema = z.strictObject({
  entity_type: z.literal('slack#/entities/task'),
  url: https,
  external_ref: z.strictObject({ id, type: text.optional() }),
  entity_payload: payload,
});

/** A card as it stands below a message, or as somebody has it open. */
export type Entity = z.infer<typeof entitySchema>;

/** What Slack says of entities that it doesn't take; empty for those that it takes. */
export function entityProblems(entities: unknown): string[] {
  const read = z.array(entitySchema).min(1).safeParse(entities);
  if (!read.success)
    return read.error.issues.map(
      ({ message, path }) => `${message} (pointer: /metadata/entities/${path.join('/')})`,
    );
  const ids = read.data.map(({ external_ref: ref }) => ref.id);
  const urls = read.data.map(({ url }) => url);
  return new Set(ids).size === ids.length && new Set(urls).size === urls.length
    ? []
    : ['two entities with one id or url'];
}
