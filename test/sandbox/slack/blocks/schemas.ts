import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  list,
  may,
  must,
  number,
  object,
  oneOf,
  rule,
  string,
} from './check.ts';
import { anyText, blockId, hasOneImageSource, imageSource, mrkdwn, plainText } from './composition.ts';
import { accessory, actionElement, contextAction, imageElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { plan, taskCard } from './tasks.ts';

export const block = (type: string, shape: Parameters<typeof object>[0]): Check =>
  object({ type: must(oneOf(type)), block_id: blockId, ...shape });

const section = all(
  block('section', {
    text: may(anyText(LIMITS.sectionText)),
    fields: may(list(anyText(LIMITS.fieldText), LIMITS.fields)),
    accessory: may(accessory),
    expand: may(boolean),
  }),
  rule(
    'must define either `text` or `fields`',
    (value) => value.text !== undefined || value.fields !== undefined,
  ),
);

const image = all(
  block('image', {
    alt_text: must(string(LIMITS.altText)),
    title: may(plainText(LIMITS.imageTitle)),
    ...imageSource,
  }),
  hasOneImageSource,
);

const cell = byType({
  raw_text: object({ type: must(oneOf('raw_text')), text: must(string(LIMITS.tableText, 0)) }),
  raw_number: object({
    type: must(oneOf('raw_number')),
    value: must(number),
    text: must(string(LIMITS.tableText)),
  }),
  rich_text: richText,
});

const table = block('table', {
  rows: must(list(list(cell, LIMITS.tableColumns), LIMITS.tableRows)),
  column_settings: may(
    list(
      object({ align: may(oneOf('left', 'center', 'right')), is_wrapped: may(boolean) }),
      LIMITS.tableColumns,
    ),
  ),
});

/** Kinds that messages, containers and views share. */
export const basic = {
  section,
  image,
  table,
  rich_text: richText,
  header: block('header', { text: must(plainText(LIMITS.header)) }),
  divider: block('divider', {}),
  context: block('context', {
    elements: must(
      list(
        byType({
          image: imageElement,
          plain_text: plainText(LIMITS.textObject),
          mrkdwn: mrkdwn(LIMITS.textObject),
        }),
        LIMITS.contextElements,
      ),
    ),
  }),
  actions: block('actions', { elements: must(list(actionElement, LIMITS.actions)) }),
};

/** No plan, task card, markdown or further container inside. */
const container = all(
  block('container', {
    title: may(plainText(LIMITS.containerTitle)),
    rich_text_title: may(richText),
    subtitle: may(anyText(LIMITS.containerTitle)),
    child_blocks: must(list(byType(basic), LIMITS.containerChildren)),
    width: may(oneOf('narrow', 'standard', 'wide', 'full')),
    icon: may(imageElement),
    is_collapsible: may(boolean),
    default_collapsed: may(boolean),
    has_header_divider: may(boolean),
  }),
  rule(
    'must define either `title` or `rich_text_title`',
    (value) => value.title !== undefined || value.rich_text_title !== undefined,
  ),
  rule(
    '`default_collapsed` requires `is_collapsible`',
    (value) => value.default_collapsed !== true || value.is_collapsible === true,
  ),
);

/** Every kind of block that a message may hold. Anything else is refused, so that it gets noticed. */
export const messageBlock = byType({
  ...basic,
  container,
  markdown: block('markdown', { text: must(string(LIMITS.markdown)) }),
  plan,
  task_card: taskCard,
  /** Of a registered call (https://docs.slack.dev/reference/methods/calls.add). */
  call: block('call', { call_id: must(string(LIMITS.id)) }),
  context_actions: block('context_actions', { elements: must(list(contextAction, LIMITS.contextActions)) }),
});
