import type { Unit } from '../../meetings/ports/unit.ts';
import type { PersonaRepository } from './persona-repository.ts';

/** A transaction with a workspace's personas. */
export type PersonasUnit = Unit & { readonly personas: PersonaRepository };
