import { isRecord } from '../json.ts';
import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import { all, boolean, type Check, may, must, object, oneOf, rule, string } from './check.ts';
import { actionId, plainText } from './composition.ts';

/** Slack writes numbers as text, also in a form's answer. */
export function numberIn(text: unknown, isDecimalAllowed: boolean): number | null {
  const form = isDecimalAllowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  return typeof text === 'string' && form.test(text) ? Number(text) : null;
}

const values = ['min_value', 'initial_value', 'max_value'] as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/number-input-element */
export const numberInput: Check = all(
  object({
    type: must(oneOf('number_input')),
    is_decimal_allowed: must(boolean),
    action_id: actionId,
    ...{ initial_value: may(string(50)), min_value: may(string(50)), max_value: may(string(50)) },
    focus_on_load: may(boolean),
    placeholder: may(plainText(LIMITS.placeholder)),
  }),
  ...values.map((name) =>
    rule(
      `\`${name}\` must be a number, whole unless decimals are allowed`,
      (element) =>
        element[name] === undefined || numberIn(element[name], element.is_decimal_allowed === true) !== null,
    ),
  ),
  rule('`initial_value` must be within `min_value` and `max_value`, and these in order', (element) => {
    const given = isRecord(element) ? values.flatMap((name) => numberIn(element[name], true) ?? []) : [];
    return given.every((value, place) => place === 0 || value >= (given[place - 1] ?? value));
  }),
);
