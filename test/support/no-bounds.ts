import type { ChosenBounds } from '../../services/meetings/policy/bounds.ts';

/** What a policy says that nobody filled in. */
export const noBounds: ChosenBounds = {
  senders: null,
  personas: null,
  toolsOff: null,
  keep: null,
  guests: null,
};
