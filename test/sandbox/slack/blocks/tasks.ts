import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import { all, type Check, list, may, must, object, oneOf, rule, string, url } from './check.ts';
import { blockId } from './composition.ts';
import { richText } from './rich-text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/url-source-element */
const source = object({
  type: must(oneOf('url')),
  url: must(url(LIMITS.url)),
  text: must(string(LIMITS.taskText)),
});

/**
 * "A single rich_text entity", says Slack, and shows one section in it; libraries that check it allow exactly one
 * (docs.rs/slack-messaging, `task_card`). At worst a little stricter than Slack.
 */
const oneRichText: Check = all(
  richText,
  rule('must have exactly one element', ({ elements }) => Array.isArray(elements) && elements.length === 1),
);

const taskFields = {
  block_id: blockId,
  task_id: must(string(LIMITS.id)),
  title: must(string(LIMITS.taskText)),
  status: may(oneOf('pending', 'in_progress', 'complete', 'error')),
  details: may(oneRichText),
  output: may(oneRichText),
  sources: may(list(source, LIMITS.taskSources)),
};

/** https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
export const taskCard = object({ type: must(oneOf('task_card')), ...taskFields });

/** https://docs.slack.dev/reference/block-kit/blocks/plan-block; its tasks may leave their type out. */
export const plan = object({
  type: must(oneOf('plan')),
  block_id: blockId,
  title: must(string(LIMITS.taskText)),
  tasks: may(list(object({ type: may(oneOf('task_card')), ...taskFields }), LIMITS.planTasks, 0)),
});
