import type { Preview } from './tool.ts';

/** An approval counts for what was shown: what one message can't hold isn't asked for. */
export function canBeShown({ fields }: Preview): boolean {
  const text = fields
    .map(({ label, value, before = '' }) => `${label}${value}${before.slice(0, 500)}`)
    .join('');
  // As Slack counts: each of these takes up to five characters.
  const escapes = text.match(/[&<>]/g)?.length ?? 0;
  return fields.length <= maxFields && text.length + 4 * escapes <= maxShownChars;
}

/** Each is two blocks of a message, and Slack takes 50. */
const maxFields = 22;
const maxShownChars = 9_000;
