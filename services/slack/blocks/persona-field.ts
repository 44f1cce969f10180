import type { InputBlock } from '@slack/types';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { option, select } from './forms.ts';

/** Who may be sent; null is the one that is built in. */
export type PersonaChoice = { readonly id: string | null; readonly name: string };

/** The value for whom the channel sends. */
const channelsPersona = 'channel';

/** Who goes, in a form; none where there is nobody to choose. */
export function personaField(
  id: string,
  personas: readonly PersonaChoice[],
  chosen: string | null,
): InputBlock[] {
  const own = personas.filter((one) => one.id !== null);
  if (own.length === 0) return [];
  const options = [
    option('Whom the channel sends', channelsPersona),
    ...own
      .slice(0, limits.selectOptions - 1)
      .map((one) => option(literal(one.name, limits.buttonText), one.id ?? '')),
  ];
  return [select(id, 'Who goes', options, chosen ?? channelsPersona)];
}
