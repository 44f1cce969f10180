import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import { all, boolean, byType, type Check, list, may, must, object, oneOf, string, url } from './check.ts';
import {
  actionId,
  confirmation,
  hasOneImageSource,
  imageSource,
  overflowOption,
  plainText,
} from './composition.ts';
import { pickers } from './pickers.ts';

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

const picker = (type: keyof typeof pickers): Check =>
  object({
    type: must(oneOf(type)),
    action_id: actionId,
    placeholder: may(plainText(LIMITS.placeholder)),
    confirm: may(confirmation),
    focus_on_load: may(boolean),
    ...pickers[type],
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
  static_select: picker('static_select'),
  users_select: picker('users_select'),
  channels_select: picker('channels_select'),
  datepicker: picker('datepicker'),
  timepicker: picker('timepicker'),
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
