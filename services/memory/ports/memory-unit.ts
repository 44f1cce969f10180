import type { Unit } from '../../meetings/ports/unit.ts';
import type { Facts } from './facts.ts';

/** A transaction with what is known. */
export type MemoryUnit = Unit & { readonly facts: Facts };
