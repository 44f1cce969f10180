/** A file below `test/`, without its end, and how the titles of tests in it begin. */
type Shown = readonly [file: string, ...titles: string[]];

/** Something that goes wrong, what is expected then, and the tests that show it. */
export type Fault = {
  readonly id: string;
  readonly fault: string;
  readonly expected: string;
  readonly tests: readonly Shown[];
  /** What no test here can show, and what was done instead. */
  readonly instead?: string;
};
