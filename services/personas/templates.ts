import type { PersonaTerms } from './persona.ts';

/** A ready persona to start from. */
export type Template = {
  /** As its file is called. */
  name: string;
  /** What a list says of it. */
  title: string;
  terms: Partial<PersonaTerms>;
};
