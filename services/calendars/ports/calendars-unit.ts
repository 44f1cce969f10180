import type { Unit } from '../../meetings/ports/unit.ts';
import type { Calendars } from './calendars.ts';

/** A transaction with people's calendars. */
export type CalendarsUnit = Unit & { readonly calendars: Calendars };
