import { isRecord, type Json } from '../json.ts';

/** Looks at one value and reports what Slack would say is wrong with it, with the JSON pointer to it. */
export type Check = (value: unknown, at: string, report: Report) => void;
type Report = (problem: string, at: string) => void;
export type Shape = Record<string, { check: Check; required: boolean }>;

export const must = (check: Check) => ({ check, required: true });
export const may = (check: Check) => ({ check, required: false });

/** A string of `min` to `max` characters. */
export function string(max: number, min = 1): Check {
  return (value, at, report) => {
    if (typeof value !== 'string') return report('must be a string', at);
    // Code units, like JavaScript's length: at worst a little stricter than Slack on emoji.
    if (value.length > max) report(`must be less than ${max + 1} characters`, at);
    if (value.length < min) report(`must be more than ${min - 1} characters`, at);
  };
}

export function oneOf(...allowed: string[]): Check {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report('must be a valid enum value', at);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at);
};

export const number: Check = (value, at, report) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) report('must be a number', at);
};

/** A day of the calendar: `2026-11-27`. */
export const day: Check = (value, at, report) => {
  if (!isDay(value)) report('must be a date in the format YYYY-MM-DD', at);
};

export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A time of the day: `09:30`. */
export const timeOfDay: Check = (value, at, report) => {
  if (!isTimeOfDay(value)) report('must be a time in the format HH:mm', at);
};

export function isTimeOfDay(value: unknown): boolean {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

export function url(max: number): Check {
  return (value, at, report) => {
    string(max)(value, at, report);
    if (typeof value === 'string' && !isWebAddress(value)) report('must be a valid URL', at);
  };
}

export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:') && !/\s/.test(hostname);
}

export function list(item: Check, max: number, min = 1): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report('must be an array', at);
    if (value.length > max) report(`no more than ${max} items allowed`, at);
    if (value.length < min) report(`no fewer than ${min} items allowed`, at);
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, report);
  };
}

/** An object with exactly these keys: Slack refuses what it does not know. */
export function object(shape: Shape): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report('must be an object', at);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(shape, key)) report(`invalid additional property: ${key}`, at);
    for (const [key, { check, required }] of Object.entries(shape)) {
      if (value[key] !== undefined) check(value[key], `${at}/${key}`, report);
      else if (required) report(`missing required field: ${key}`, at);
    }
  };
}

/** Chooses the check by the object's `type`. */
export function byType(checks: Record<string, Check>): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report('must be an object', at);
    const check = typeof value.type === 'string' ? own(checks, value.type) : undefined;
    if (check) check(value, at, report);
    else report(`unsupported type: ${String(value.type)}`, `${at}/type`);
  };
}

export function all(...checks: Check[]): Check {
  return (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };
}

/** A rule over the whole object, in words of Slack. */
export function rule(problem: string, holds: (value: Json) => boolean): Check {
  return (value, at, report) => {
    if (isRecord(value) && !holds(value)) report(problem, at);
  };
}

function own(checks: Record<string, Check>, type: string): Check | undefined {
  return Object.hasOwn(checks, type) ? checks[type] : undefined;
}
