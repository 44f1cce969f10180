import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  day,
  list,
  may,
  must,
  object,
  oneOf,
  string,
  url,
} from './check.ts';
import {
  actionId,
  confirmation,
  hasOneImageSource,
  imageSource,
  option,
  overflowOption,
  plainText,
} from './composition.ts';

export const imageElement = all(
  object({ type: must(oneOf('image')), alt_text: must(string(LIMITS.altText)), ...imageSource }),
  hasOneImageSource,
);

const button = object({
  type: must(oneOf('button')),
  text: must(plainText(LIMITS.buttonText)),
  action_id: actionId,
  value: may(string(LIMITS.buttonValue)),
  url: may(url(LIMITS.url)),
  style: may(oneOf('primary', 'danger')),
  confirm: may(confirmation),
  accessibility_label: may(string(LIMITS.accessibilityLabel)),
});

const select = (type: string, shape: Parameters<typeof object>[0]): Check =>
  object({
    type: must(oneOf(type)),
    action_id: actionId,
    placeholder: may(plainText(LIMITS.placeholder)),
    confirm: may(confirmation),
    focus_on_load: may(boolean),
    ...shape,
  });

const overflow = object({
  type: must(oneOf('overflow')),
  action_id: actionId,
  options: must(list(overflowOption, LIMITS.overflowOptions)),
  confirm: may(confirmation),
});

/** What `actions` and a section's `accessory` may hold, as far as this app could use it. */
const interactive = {
  button,
  overflow,
  static_select: select('static_select', {
    options: must(list(option, LIMITS.options)),
    initial_option: may(option),
  }),
  users_select: select('users_select', { initial_user: may(string(20)) }),
  channels_select: select('channels_select', { initial_channel: may(string(20)) }),
  datepicker: select('datepicker', { initial_date: may(day) }),
  timepicker: select('timepicker', { initial_time: may(string(5)), timezone: may(string(60)) }),
};

export const actionElement = byType(interactive);
export const accessory = byType({ ...interactive, image: imageElement });

const feedbackButton = object({
  text: must(plainText(LIMITS.buttonText)),
  value: must(string(LIMITS.buttonValue)),
  accessibility_label: may(string(LIMITS.accessibilityLabel)),
});

export const contextAction = byType({
  feedback_buttons: object({
    type: must(oneOf('feedback_buttons')),
    action_id: actionId,
    positive_button: must(feedbackButton),
    negative_button: must(feedbackButton),
  }),
  icon_button: object({
    type: must(oneOf('icon_button')),
    icon: must(oneOf('trash')),
    text: must(plainText(LIMITS.buttonText)),
    action_id: actionId,
    value: may(string(LIMITS.buttonValue)),
    confirm: may(confirmation),
    accessibility_label: may(string(LIMITS.accessibilityLabel)),
    visible_to_user_ids: may(list(string(20), 100)),
  }),
});
