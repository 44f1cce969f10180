/** `missing`: Stand-in doesn't work without it. `warning`: it works, with less. `off`: nobody set it up, and nothing is wrong. */
export type FindingState = 'ok' | 'off' | 'warning' | 'missing';

/** What was found out about one thing, in words for the person who runs the app. Never a secret. */
export type Finding = {
  readonly check: string;
  readonly state: FindingState;
  readonly says: string;
  /** What it costs people. */
  readonly costs?: string;
  /** The one thing to do. */
  readonly todo?: string;
};

/** What may be found out about one thing. */
export function findings(check: string) {
  const found =
    (state: FindingState) =>
    (says: string, costs: string, todo: string): Finding => ({ check, state, says, costs, todo });
  return {
    ok: (says: string): Finding => ({ check, state: 'ok', says }),
    off: found('off'),
    warning: found('warning'),
    missing: found('missing'),
  };
}
