import { type Json, records } from '../json.ts';
import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  list,
  may,
  must,
  object,
  oneOf,
  rule,
  string,
  url,
} from './check.ts';

/** Text that takes no formatting; headers and buttons take no other. */
export function plainText(max: number): Check {
  return object({ type: must(oneOf('plain_text')), text: must(string(max)), emoji: may(boolean) });
}

export function mrkdwn(max: number): Check {
  return object({ type: must(oneOf('mrkdwn')), text: must(string(max)), verbatim: may(boolean) });
}

export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation = object({
  title: must(plainText(LIMITS.confirmTitle)),
  text: must(plainText(LIMITS.confirmText)),
  confirm: must(plainText(LIMITS.confirmButton)),
  deny: must(plainText(LIMITS.confirmButton)),
  style: may(oneOf('primary', 'danger')),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const choice = { value: must(string(LIMITS.optionValue)), description: may(plainText(LIMITS.optionText)) };
/** Of menus: their text takes no formatting. */
export const option = object({ ...choice, text: must(plainText(LIMITS.optionText)) });
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = object({
  label: must(plainText(LIMITS.optionText)),
  options: must(list(option, LIMITS.options)),
});

/** What a menu has to choose from, whatever group it's in. */
export function optionsOf(menu: Json): Json[] {
  const groups = records(menu.option_groups).flatMap((group) => records(group.options));
  return [...records(menu.options), ...groups];
}

/** Only options of an overflow menu may lead to a page. */
export const overflowOption = object({
  ...choice,
  text: must(plainText(LIMITS.optionText)),
  url: may(url(LIMITS.url)),
});
/** Of radio buttons and checkboxes. */
export const markedOption = object({ ...choice, text: must(anyText(LIMITS.optionText)) });

const slackFile = all(
  object({ id: may(string(255)), url: may(url(LIMITS.url)) }),
  rule('must define either `id` or `url`', (file) => (file.id !== undefined) !== (file.url !== undefined)),
);

/** Where an image comes from: an address or a file in Slack, not both. */
export const imageSource = { image_url: may(url(LIMITS.url)), slack_file: may(slackFile) };
export const hasOneImageSource = rule(
  'must define either `image_url` or `slack_file`',
  (image) => (image.image_url !== undefined) !== (image.slack_file !== undefined),
);

export const blockId = may(string(LIMITS.id));
export const actionId = may(string(LIMITS.id));
