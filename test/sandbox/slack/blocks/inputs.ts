import { records } from '../json.ts';
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
  url,
} from './check.ts';
import { actionId, markedOption, option, optionGroup, optionsOf, plainText } from './composition.ts';
import { numberInput } from './number-input.ts';
import { pickers } from './pickers.ts';

const element = (type: string, shape: Parameters<typeof object>[0]): Check =>
  object({ type: must(oneOf(type)), action_id: actionId, focus_on_load: may(boolean), ...shape });

const withPlaceholder = { placeholder: may(plainText(LIMITS.placeholder)) };
const picker = (type: keyof typeof pickers): Check => element(type, { ...withPlaceholder, ...pickers[type] });

const marked = { options: must(list(markedOption, LIMITS.options)) };

const between =
  (min: number, max: number): Check =>
  (value, at, report) => {
    number(value, at, report);
    if (typeof value === 'number' && (value < min || value > max)) report(`must be ${min} to ${max}`, at);
  };

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const plainTextInput = all(
  element('plain_text_input', {
    ...withPlaceholder,
    initial_value: may(string(LIMITS.inputText, 0)),
    multiline: may(boolean),
    min_length: may(between(0, LIMITS.inputText)),
    max_length: may(between(1, LIMITS.inputText)),
  }),
  rule(
    '`initial_value` must be within `max_length`',
    ({ initial_value: text, max_length: max }) =>
      typeof text !== 'string' || typeof max !== 'number' || text.length <= max,
  ),
);

/** What an `input` block may hold, as far as this app could use it. */
export const inputElement = byType({
  plain_text_input: plainTextInput,
  email_text_input: element('email_text_input', {
    ...withPlaceholder,
    initial_value: may(string(LIMITS.inputText)),
  }),
  number_input: numberInput,
  // https://docs.slack.dev/reference/block-kit/block-elements/url-input-element
  url_text_input: element('url_text_input', {
    ...withPlaceholder,
    initial_value: may(url(LIMITS.inputText)),
  }),
  static_select: picker('static_select'),
  // https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
  multi_static_select: all(
    element('multi_static_select', {
      ...withPlaceholder,
      options: may(list(option, LIMITS.options)),
      option_groups: may(list(optionGroup, LIMITS.options)),
      initial_options: may(list(option, LIMITS.options)),
      max_selected_items: may(between(1, 100)),
    }),
    rule(
      'must define either `options` or `option_groups`',
      (menu) => 'options' in menu !== 'option_groups' in menu,
    ),
    rule('`initial_options` must be among the options', (menu) => {
      const known = new Set(optionsOf(menu).map((one) => JSON.stringify(one)));
      return records(menu.initial_options).every((one) => known.has(JSON.stringify(one)));
    }),
  ),
  users_select: picker('users_select'),
  multi_users_select: element('multi_users_select', {
    ...withPlaceholder,
    initial_users: may(list(string(20), 100)),
    max_selected_items: may(between(1, 100)),
  }),
  // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
  file_input: element('file_input', {
    filetypes: may(list(string(20), 50)),
    max_files: may(between(1, 10)),
  }),
  channels_select: picker('channels_select'),
  conversations_select: element('conversations_select', {
    ...withPlaceholder,
    initial_conversation: may(string(20)),
    default_to_current_conversation: may(boolean),
    // https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
    filter: may(
      object({
        include: must(list(oneOf('im', 'mpim', 'private', 'public'), 4)),
        exclude_external_shared_channels: may(boolean),
        exclude_bot_users: may(boolean),
      }),
    ),
  }),
  datepicker: picker('datepicker'),
  timepicker: picker('timepicker'),
  datetimepicker: element('datetimepicker', { initial_date_time: may(number) }),
  radio_buttons: element('radio_buttons', { ...marked, initial_option: may(markedOption) }),
  checkboxes: element('checkboxes', {
    ...marked,
    initial_options: may(list(markedOption, LIMITS.options)),
  }),
});
