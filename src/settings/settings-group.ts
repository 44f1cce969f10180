import type { z } from 'zod';

/** What the environment has: names and raw values. */
export type Given = Readonly<Record<string, unknown>>;

type Values<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

export type SettingsGroup<Shape extends z.ZodRawShape> = {
  shape: Shape;
  /** What is wrong between settings, as sentences for an admin; never a value, which may be a secret. */
  problems(given: Given): string[];
  /** Values that must never appear in a log, a message or an error. */
  secrets(config: Values<Shape>): readonly (string | undefined)[];
};

type GroupOptions<Shape extends z.ZodRawShape> = {
  shape: Shape;
  /** Settings that do nothing without others. */
  needs?: { [Name in keyof Shape]?: keyof Shape & string };
  problems?: (given: Given) => readonly string[];
  secrets?: (config: Values<Shape>) => readonly (string | undefined)[];
};

export function settingsGroup<Shape extends z.ZodRawShape>({
  shape,
  needs = {},
  problems = () => [],
  secrets = () => [],
}: GroupOptions<Shape>): SettingsGroup<Shape> {
  return {
    shape,
    problems: (given) => [
      ...Object.entries(needs).flatMap(([name, needed]) => lacking(given, name, String(needed))),
      ...problems(given),
    ],
    secrets,
  };
}

/** The problem when `name` is set without the setting it needs. */
export function lacking(given: Given, name: string, needed: string): string[] {
  if (!(name in given) || needed in given) return [];
  return [`${name}: also needs ${needed}; set it, or remove ${name}`];
}
