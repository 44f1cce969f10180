import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import { boolean, byType, type Check, list, may, must, number, object, oneOf, string, url } from './check.ts';
import { blockId } from './composition.ts';

const MANY = 10_000;

const style = may(
  object({
    bold: may(boolean),
    italic: may(boolean),
    strike: may(boolean),
    underline: may(boolean),
    code: may(boolean),
    highlight: may(boolean),
    client_highlight: may(boolean),
    unlink: may(boolean),
  }),
);

const typed = (type: string, shape: Parameters<typeof object>[0]): Check =>
  object({ type: must(oneOf(type)), style, ...shape });

const inline = byType({
  text: typed('text', { text: must(string(MANY)) }),
  link: typed('link', { url: must(url(LIMITS.url)), text: may(string(MANY, 0)), unsafe: may(boolean) }),
  user: typed('user', { user_id: must(string(20)) }),
  channel: typed('channel', { channel_id: must(string(20)) }),
  usergroup: typed('usergroup', { usergroup_id: must(string(20)) }),
  team: typed('team', { team_id: must(string(20)) }),
  emoji: typed('emoji', { name: must(string(100)), unicode: may(string(100)), url: may(url(LIMITS.url)) }),
  broadcast: typed('broadcast', { range: must(oneOf('here', 'channel', 'everyone')) }),
  color: typed('color', { value: must(string(20)) }),
  date: typed('date', {
    timestamp: must(number),
    format: must(string(200)),
    url: may(url(LIMITS.url)),
    fallback: may(string(200)),
  }),
});

const elements = must(list(inline, MANY, 0));
const section = object({ type: must(oneOf('rich_text_section')), elements });

/** A `rich_text` block, also as `details` and `output` of a task and as a cell of a table. */
export const richText = object({
  type: must(oneOf('rich_text')),
  block_id: blockId,
  elements: must(
    list(
      byType({
        rich_text_section: section,
        rich_text_list: object({
          type: must(oneOf('rich_text_list')),
          elements: must(list(section, MANY)),
          style: must(oneOf('bullet', 'ordered')),
          indent: may(number),
          offset: may(number),
          border: may(number),
        }),
        rich_text_quote: object({ type: must(oneOf('rich_text_quote')), elements, border: may(number) }),
        rich_text_preformatted: object({
          type: must(oneOf('rich_text_preformatted')),
          elements,
          border: may(number),
          language: may(string(100)),
        }),
      }),
      MANY,
    ),
  ),
});
